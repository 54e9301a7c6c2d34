import { CaseModel, type StoredCase } from '@jinlin/backend/cases/CaseModel'
import { moveCase } from '@jinlin/backend/cases/moveCase'
import { StaffModel } from '@jinlin/backend/dispatch/StaffModel'
import { at, buildCase, buildStaff, paths, type Town } from '@jinlin/backend/testing/factories'
import { useStores } from '@jinlin/backend/testing/useStores'
import type { LiveFrame } from '@jinlin/domain/live/frames'
import { systemActor } from '@jinlin/domain/people/roles'
import { beforeAll } from 'vitest'
import type { WebSocket } from 'ws'
import { dayTown } from '../../testing/dayTown'
import { LiveSocket } from '../LiveSocket'
import { SocketIndex } from '../SocketIndex'

/** Sixty grid leaders with a screen each, every sixth of them beyond the widest ring. */
export const leaders = Array.from({ length: 60 }, (_, n) => `crowd-${n}`)
const isFar = (n: number) => n % 6 === 5
/** Those in reach of the middle of the tiny town. */
export const near = leaders.filter((_, n) => !isFar(n))
/** The leader of the grid in which everything happens: sees its cases by office, in the pool or not. */
export const ownLeader = 'leader'
export const index = new SocketIndex()
const sent = new Map<string, LiveFrame[]>()
let town: Town

const openScreen = (userId: string): void => {
  const frames: LiveFrame[] = []
  sent.set(userId, frames)
  const line = { OPEN: 1, readyState: 1, bufferedAmount: 0, send: (text: string) => frames.push(JSON.parse(text)) }
  const socket = new LiveSocket(userId, 'token', line as unknown as WebSocket)
  socket.me = true
  index.add(socket)
  index.watchMe(socket, true)
}

/** Stores, the tiny town and the leaders' screens for the tests of one file. */
export function useCrowd(): void {
  useStores()
  beforeAll(async () => {
    town = await dayTown()
    openScreen(ownLeader)
    for (const [n, userId] of leaders.entries()) {
      await buildStaff(userId, `众${n}`, { role: 'grid_leader', areaPath: `${paths.county}/150902999/15090299900${n}` })
      await StaffModel.updateOne({ _id: userId }, { $set: { onDuty: true, home: at(isFar(n) ? 9000 : 300, 200) } })
      openScreen(userId)
    }
  })
}

/** A report nobody was found for: its pool is open. */
export async function openPool(): Promise<StoredCase> {
  const { _id } = await buildCase(town.resident)
  await moveCase(systemActor, _id, 'open_pool', { nobody: true }, new Date())
  return (await CaseModel.findById(_id).lean<StoredCase>()) as StoredCase
}

/** Waits for something to be so, ten seconds at most. */
export async function until(what: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !what(); ) {
    if (Date.now() > end) throw new Error('not so')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Everything this person's screen was sent, the last at the end. */
export const framesOf = (userId: string): LiveFrame[] => sent.get(userId) ?? []
/** The leaders whose screens were ever sent this case. */
export const shownTo = (id: string): string[] =>
  leaders.filter((userId) => framesOf(userId).some((frame) => 'case' in frame && frame.case.id === id))
/** Whether this person was told that the case has left the list. */
export const isGone = (userId: string, id: string): boolean =>
  framesOf(userId).some((frame) => 'gone' in frame && frame.gone === id)
/** Whether the case stands in the list on this person's screen, by what the screen was sent. */
export const hasTask = (userId: string, id: string): boolean => {
  const last = framesOf(userId).findLast(
    (frame) => ('case' in frame && frame.case.id === id) || ('gone' in frame && frame.gone === id),
  )
  return last !== undefined && 'case' in last && last.case.poolSince !== undefined && last.case.state === 'offered'
}
