import { caseTogether } from '@jinlin/backend/cases/caseTogether'
import { logger } from '@jinlin/backend/infra/logger'
import { again } from './again'
import { ClaimantScreens } from './ClaimantScreens'
import type { LiveSocket } from './LiveSocket'
import type { SocketIndex } from './SocketIndex'
import { screensByUser, showToMany } from './showToMany'

/** People shown a case in one go. */
const atOnce = 32
/** After each go the crowd waits so many times as long as it took, so that those who are named in a case and those who report come first. */
const restTimes = 2
const longestRestMs = 300

/**
 * Shows cases in the open pool to everybody who may claim them: hundreds of people for whom a moment more or less means little. One case after the other; of
 * several changes of one case that wait only the last is shown.
 */
export class CrowdPush {
  private readonly waiting = new Map<string, Set<LiveSocket>>()
  private readonly claimants: ClaimantScreens
  private running = false

  constructor(private readonly index: SocketIndex) {
    this.claimants = new ClaimantScreens(index)
  }

  /** Soon shows the case to these screens, and while it is in the pool to all who may claim it. */
  add(id: string, sockets: Iterable<LiveSocket>): void {
    const known = this.waiting.get(id) ?? new Set()
    for (const socket of sockets) known.add(socket)
    this.waiting.set(id, known)
    if (!this.running) void this.run()
  }

  private async run(): Promise<void> {
    this.running = true
    for (const [id, sockets] of this.waiting) {
      this.waiting.delete(id)
      await again(id, () => this.show(id, sockets)).catch((error: unknown) => {
        logger.warn({ err: error, caseId: id }, 'a case of the pool was not shown')
        for (const socket of sockets) if (socket.tasks.has(id)) socket.send({ resync: true })
      })
    }
    this.running = false
  }

  private async show(id: string, sockets: Set<LiveSocket>): Promise<void> {
    const found = await caseTogether(id)
    if (!found) return
    const now = new Date()
    if (found.poolSince) for (const socket of await this.claimants.near(found, now)) sockets.add(socket)
    const people = [...screensByUser(sockets)]
    while (people.length > 0) {
      const began = performance.now()
      await showToMany(found, new Map(people.splice(0, atOnce)), this.index, now)
      if (people.length > 0) await rest(performance.now() - began)
    }
  }
}

const rest = (workedMs: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.min(longestRestMs, workedMs * restTimes)))
