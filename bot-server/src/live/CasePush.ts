import { caseTogether } from '@jinlin/backend/cases/caseTogether'
import { logger } from '@jinlin/backend/infra/logger'
import { type CaseEvent, type CaseWatch, watchCases } from '@jinlin/backend/live/changes'
import { actorOf } from '@jinlin/backend/people/actorOf'
import type { Case } from '@jinlin/domain/cases/case'
import { peopleIn } from '@jinlin/domain/cases/peopleIn'
import { grantsOver, ofDepartment } from '@jinlin/domain/cases/who'
import type { Actor } from '@jinlin/domain/people/roles'
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
    const forCrowd = (pool && this.index.claimants().size > 0) || this.crowd.isShowing(change.id)
    if (sockets.size === 0 && !forCrowd) return
    const before = this.running.get(change.id) ?? Promise.resolve()
    const run = before
      .then(() => again(change.id, () => this.show(change.id, sockets, people, pool)))
      .catch((error: unknown) => {
        logger.warn({ err: error, caseId: change.id }, 'a change was not shown')
        for (const socket of sockets) socket.send({ resync: true })
      })
      .finally(() => {
        if (this.running.get(change.id) === run) this.running.delete(change.id)
      })
    this.running.set(change.id, run)
  }

  private async show(id: string, sockets: Set<LiveSocket>, named: readonly string[], pool: boolean): Promise<void> {
    const found = await caseTogether(id)
    if (!found) return
    const people = new Set([...named, ...peopleIn(found)])
    const isClose = ({ userId, watched, own }: LiveSocket) => people.has(userId) || watched.has(id) || own.has(id)
    const close = [...sockets].filter(isClose)
    const others = await this.without(
      found,
      [...sockets].filter((socket) => !isClose(socket)),
    )
    const isCrowd = others.length > crowdFrom || (found.poolSince !== undefined && (pool || this.crowd.isShowing(id)))
    await showToMany(found, screensByUser(isCrowd ? close : [...close, ...others]), this.index, new Date())
    if (isCrowd) this.crowd.add(id)
  }

  /** A case that has left the pool leaves all lists at once: it takes no look at whoever could only claim it. The others, who may still see it, are returned: a handful by office, who hear of it at once. */
  private async without(found: Case, sockets: readonly LiveSocket[]): Promise<LiveSocket[]> {
    if (found.poolSince) return [...sockets]
    const stays = await Promise.all(sockets.map(async ({ userId }) => seesByOffice(found, await actorOf(userId))))
    for (const [at, socket] of sockets.entries())
      if (!stays[at] && socket.tasks.delete(found._id)) {
        this.index.follow(socket, found._id)
        socket.gone(found._id)
      }
    return sockets.filter((_, at) => stays[at])
  }
}

const seesByOffice = (found: Case, actor: Actor): boolean =>
  grantsOver(found, actor).length > 0 || ofDepartment(found, actor)
