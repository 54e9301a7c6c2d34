import { randomUUID } from 'node:crypto'
import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { apiClient } from '../load/apiClient'
import { liveScreen } from '../load/liveScreen'

/** A thousand phones that open at once take some seconds to be shown their tasks; the clock starts when they are. */
const connectMs = 15_000

export type Visible = { times: number[]; neverSeen: number; refused: number }

/** Milliseconds from the tap (no undo window) until the person asked sees the offer on the live screen, at `rate` reports a second. */
export async function tapToOffer(
  api: string,
  tokens: readonly string[],
  staff: readonly string[],
  centres: readonly [number, number][],
  rate: number,
  seconds: number,
): Promise<Visible> {
  const shown = new Map<string, number>()
  const see = ({ id, offer }: PresentedCase) => {
    if (offer?.mine && !shown.has(id)) shown.set(id, performance.now())
  }
  const screens = staff.map((token) => liveScreen(api, token, (frame) => 'case' in frame && see(frame.case)))
  await pause(connectMs)
  const start = performance.now()
  const taps: Promise<Tap>[] = []
  for (let i = 0; i < rate * seconds; i++) {
    await pause(start + (1000 * i) / rate - performance.now())
    taps.push(tapOnce(api, tokens[i % tokens.length] ?? '', centres[(i * 7919) % centres.length]))
  }
  const made = await Promise.all(taps)
  await pause(3000)
  for (const screen of screens) screen.close()
  const stored = made.filter(({ id }) => id)
  const seen = stored.flatMap(({ id, at }) => (shown.has(id) ? [(shown.get(id) ?? 0) - at] : []))
  return { times: seen, neverSeen: stored.length - seen.length, refused: made.length - stored.length }
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, Math.max(0, ms)))

type Tap = { id: string; at: number }

async function tapOnce(api: string, token: string, centre: [number, number] | undefined): Promise<Tap> {
  const at = performance.now()
  const [lng, lat] = centre ?? [113.115, 41.034]
  const body = { category: 'P0137', point: { lng, lat, datum: 'wgs84' } }
  const answer = await apiClient(api, token).post<{ id: string }>('/api/cases', body, randomUUID())
  return { id: answer.data?.id ?? '', at }
}
