import { caseTogether } from '@jinlin/backend/cases/caseTogether'
import { logger } from '@jinlin/backend/infra/logger'
import { type CaseEvent, type CaseWatch, watchCases } from '@jinlin/backend/live/changes'
import { actorOf } from '@jinlin/backend/people/actorOf'
import { viewsOf } from '@jinlin/backend/people/viewsOf'
import type { Case } from '@jinlin/domain/cases/case'
import { ClaimantScreens } from './ClaimantScreens'
import type { LiveSocket } from './LiveSocket'
import { namedIn } from './namedIn'
import type { SocketIndex } from './SocketIndex'
import { showCase } from './showCase'

const pausesMs = [200, 1000, 3000]

/** Carries changes of cases from the store to the screens that may care. Watches from the first screen on: a process without screens reads no changes. */
export class CasePush {
  private watch: CaseWatch | undefined
  private readonly running = new Map<string, Promise<void>>()

  private readonly claimants: ClaimantScreens

  constructor(private readonly index: SocketIndex) {
    this.claimants = new ClaimantScreens(index)
  }

  /** Begins to watch; resolves when changes from now on will be seen. */
  async start(): Promise<void> {
    this.watch ??= watchCases((change) => (change === 'resync' ? this.missed() : this.take(change)))
    await this.watch.ready
  }

  /** Stops watching, until the next `start`. */
  async stop(): Promise<void> {
    const watch = this.watch
    this.watch = undefined
    await watch?.close()
  }

  private missed(): void {
    for (const socket of this.index.sockets()) socket.send({ resync: true })
  }

  /** Changes of one case are shown one after the other, so that no screen goes back in time. */
  private take(change: CaseEvent): void {
    const { people, pool } = namedIn(change)
    const sockets = this.index.interested(change.id, people)
    if (sockets.size === 0 && !(pool && this.index.claimants().size > 0)) return
    const before = this.running.get(change.id) ?? Promise.resolve()
    const run = before
      .then(() => this.showAgain(change.id, sockets, pool))
      .catch((error: unknown) => {
        logger.warn({ err: error, caseId: change.id }, 'a change was not shown')
        for (const socket of sockets) socket.send({ resync: true })
      })
      .finally(() => {
        if (this.running.get(change.id) === run) this.running.delete(change.id)
      })
    this.running.set(change.id, run)
  }

  /** A store that is too busy for a moment is asked again: a `resync` to all these screens would ask it for far more. */
  private async showAgain(id: string, sockets: Set<LiveSocket>, pool: boolean): Promise<void> {
    for (const pauseMs of pausesMs) {
      try {
        return await this.show(id, sockets, pool)
      } catch (error) {
        logger.debug({ err: error, caseId: id }, 'a change is shown again')
        await new Promise((resolve) => setTimeout(resolve, pauseMs * (0.5 + Math.random())))
      }
    }
    return this.show(id, sockets, pool)
  }

  private async show(id: string, sockets: Set<LiveSocket>, pool: boolean): Promise<void> {
    const found = await caseTogether(id)
    if (!found) return
    const now = new Date()
    if (pool) for (const socket of await this.claimants.near(found, now)) sockets.add(socket)
    const byUser = new Map<string, LiveSocket[]>()
    for (const socket of sockets) byUser.set(socket.userId, [...(byUser.get(socket.userId) ?? []), socket])
    await Promise.all([...byUser].map(([userId, screens]) => this.showTo(userId, screens, found, now)))
  }

  private async showTo(userId: string, sockets: readonly LiveSocket[], found: Case, now: Date): Promise<void> {
    const [view] = await viewsOf(await actorOf(userId), [found], now)
    if (!view) return
    for (const socket of sockets) {
      await showCase(socket, view, now)
      this.index.follow(socket, found._id)
    }
  }
}
