import { caseTogether } from '@jinlin/backend/cases/caseTogether'
import { logger } from '@jinlin/backend/infra/logger'
import type { Case } from '@jinlin/domain/cases/case'
import { ClaimantScreens } from './ClaimantScreens'
import type { LiveSocket } from './LiveSocket'
import type { SocketIndex } from './SocketIndex'
import { screensByUser, showToMany } from './showToMany'

/** People shown a case in one go. */
const atOnce = 32
/** After each go the crowd waits so many times as long as it took, so that those who are named in a case and those who report come first. */
const restTimes = 2
const longestRestMs = 300
/** Pauses after a failure, in milliseconds; after the last one the crowd is told to fetch its lists. */
const pausesMs = [200, 1000, 3000]

/**
 * Shows cases in the open pool to everybody who may claim them: hundreds of people for whom a moment more or less means little. One case after the other; of
 * several changes of one case that wait only the last is shown.
 */
export class CrowdPush {
  /** Cases that wait to be shown, with how often it failed. */
  private readonly waiting = new Map<string, number>()
  private readonly claimants: ClaimantScreens
  private running = false
  private showing: string | undefined

  constructor(private readonly index: SocketIndex) {
    this.claimants = new ClaimantScreens(index)
  }

  /** Soon shows the case to the screens that have it, and while it is in the pool to all who may claim it. */
  add(id: string): void {
    this.waiting.set(id, this.waiting.get(id) ?? 0)
    if (!this.running) void this.run()
  }

  /** Whether people are being shown this case just now: a change meanwhile, while it stays in the pool, is one for the crowd as well. */
  isShowing(id: string): boolean {
    return this.showing === id
  }

  private async run(): Promise<void> {
    this.running = true
    try {
      for (const [id, failures] of this.waiting) {
        this.waiting.delete(id)
        this.showing = id
        await this.show(id).catch((error: unknown) => this.failed(id, failures, error))
      }
    } finally {
      this.running = false
      this.showing = undefined
    }
  }

  /** The others come first, then this one once more. */
  private async failed(id: string, failures: number, error: unknown): Promise<void> {
    logger.warn({ err: error, caseId: id, failures }, 'a case of the pool was not shown')
    const pauseMs = pausesMs[failures]
    if (pauseMs === undefined) {
      for (const socket of this.index.claimants()) socket.send({ resync: true })
      return
    }
    this.waiting.set(id, failures + 1)
    await pause(pauseMs)
  }

  /** Each go reads the case anew: one that was claimed in between is offered to nobody. */
  private async show(id: string): Promise<void> {
    const first = await caseTogether(id)
    if (!first) return
    const people = await this.audience(first)
    for (let found: typeof first | undefined = first; found && people.length > 0; found = await caseTogether(id)) {
      const began = performance.now()
      await this.showAsItIs(found, new Map(people.splice(0, atOnce)))
      await pause(Math.min(longestRestMs, (performance.now() - began) * restTimes))
    }
  }

  /** A change while these people are being shown the case was told to those who had it, and they had it not yet: it is shown to them at once. */
  private async showAsItIs(found: Case, people: ReadonlyMap<string, LiveSocket[]>): Promise<void> {
    await showToMany(found, people, this.index, new Date())
    const now = await caseTogether(found._id)
    if (now && now.version !== found.version) await showToMany(now, people, this.index, new Date())
  }

  private async audience(found: Case): Promise<[string, LiveSocket[]][]> {
    const sockets = this.index.interested(found._id, [])
    if (found.poolSince) for (const socket of await this.claimants.near(found, new Date())) sockets.add(socket)
    return [...screensByUser(sockets)]
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
