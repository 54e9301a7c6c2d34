import { caseTogether } from '@jinlin/backend/cases/caseTogether'
import { logger } from '@jinlin/backend/infra/logger'
import { type CaseEvent, type CaseWatch, watchCases } from '@jinlin/backend/live/changes'
import type { Case } from '@jinlin/domain/cases/case'
import { again } from './again'
import { CrowdPush } from './CrowdPush'
import type { LiveSocket } from './LiveSocket'
import { namedIn } from './namedIn'
import type { SocketIndex } from './SocketIndex'
import { screensByUser, showToMany } from './showToMany'

/** So many people are shown a change at once, whoever they are; more of them, not named in the case, are a crowd. */
const crowdFrom = 16

/** Carries changes of cases from the store to the screens that may care. Watches from the first screen on: a process without screens reads no changes. */
export class CasePush {
  private watch: CaseWatch | undefined
  private readonly running = new Map<string, Promise<void>>()
  private readonly crowd: CrowdPush

  constructor(private readonly index: SocketIndex) {
    this.crowd = new CrowdPush(index)
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
      .then(() => again(change.id, () => this.show(change.id, sockets, new Set(people), pool)))
      .catch((error: unknown) => {
        logger.warn({ err: error, caseId: change.id }, 'a change was not shown')
        for (const socket of sockets) socket.send({ resync: true })
      })
      .finally(() => {
        if (this.running.get(change.id) === run) this.running.delete(change.id)
      })
    this.running.set(change.id, run)
  }

  private async show(id: string, sockets: Set<LiveSocket>, people: Set<string>, pool: boolean): Promise<void> {
    const found = await caseTogether(id)
    if (!found) return
    const named = [...sockets].filter((socket) => people.has(socket.userId) || isClose(socket, found))
    const others = [...sockets].filter((socket) => !named.includes(socket))
    const isCrowd = pool || others.length > crowdFrom
    await showToMany(found, screensByUser(isCrowd ? named : sockets), this.index, new Date())
    if (isCrowd) this.crowd.add(id, others)
  }
}

/** Whoever looks at the case itself, or is somebody in it. */
const isClose = ({ userId, watched, own }: LiveSocket, { _id, reporter, speaker, offer, assignee }: Case): boolean =>
  watched.has(_id) || own.has(_id) || [reporter.userId, speaker, offer?.to, assignee?.userId].includes(userId)
