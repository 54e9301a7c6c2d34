import { CaseModel, type StoredCase } from '@jinlin/backend/cases/CaseModel'
import { logger } from '@jinlin/backend/infra/logger'
import { type CaseEvent, type CaseWatch, watchCases } from '@jinlin/backend/live/changes'
import { actorOf } from '@jinlin/backend/people/actorOf'
import { viewsOf } from '@jinlin/backend/people/viewsOf'
import type { Case } from '@jinlin/domain/cases/case'
import type { LiveSocket } from './LiveSocket'
import { namedIn } from './namedIn'
import type { SocketIndex } from './SocketIndex'
import { showCase } from './showCase'

/** Carries changes of cases from the store to the screens that may care. Watches from the first screen on: a process without screens reads no changes. */
export class CasePush {
  private watch: CaseWatch | undefined
  private readonly running = new Map<string, Promise<void>>()

  constructor(private readonly index: SocketIndex) {}

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
    const sockets = this.index.interested(change.id, people, pool)
    if (sockets.size === 0) return
    const before = this.running.get(change.id) ?? Promise.resolve()
    const run = before
      .then(() => this.show(change, sockets))
      .catch((error: unknown) => {
        logger.warn({ err: error, caseId: change.id }, 'a change was not shown')
        for (const socket of sockets) socket.send({ resync: true })
      })
      .finally(() => {
        if (this.running.get(change.id) === run) this.running.delete(change.id)
      })
    this.running.set(change.id, run)
  }

  private async show({ id }: CaseEvent, sockets: Set<LiveSocket>): Promise<void> {
    const found = await CaseModel.findById(id).lean<StoredCase>()
    if (!found) return
    const users = new Set([...sockets].map(({ userId }) => userId))
    for (const userId of users)
      await this.showTo(
        userId,
        [...sockets].filter((socket) => socket.userId === userId),
        found,
      )
  }

  private async showTo(userId: string, sockets: readonly LiveSocket[], found: Case): Promise<void> {
    const now = new Date()
    const [view] = await viewsOf(await actorOf(userId), [found], now)
    if (!view) return
    for (const socket of sockets) {
      await showCase(socket, view, now)
      this.index.follow(socket, found._id)
    }
  }
}
