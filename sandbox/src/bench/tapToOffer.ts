import { randomUUID } from 'node:crypto'
import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { apiClient } from '../load/apiClient'
import { liveScreen } from '../load/liveScreen'

/** Milliseconds from the tap (no undo window) until somebody on duty sees the offer or the pool on the live screen, at `rate` reports a second. */
export async function tapToOffer(
  api: string,
  tokens: readonly string[],
  staff: readonly string[],
  centres: readonly [number, number][],
  rate: number,
  seconds: number,
): Promise<number[]> {
  const tapped = new Map<string, number>()
  const shown = new Map<string, number>()
  const see = (found: PresentedCase) => {
    const visible = found.offer?.mine || found.poolSince
    if (visible && !shown.has(found.id)) shown.set(found.id, performance.now())
  }
  const screens = staff.map((token) => liveScreen(api, token, (frame) => 'case' in frame && see(frame.case)))
  await new Promise((r) => setTimeout(r, 4000))
  for (let i = 0; i < rate * seconds; i++) {
    void tapOnce(api, tokens[i % tokens.length] ?? '', centres[(i * 7919) % centres.length], tapped)
    await new Promise((r) => setTimeout(r, 1000 / rate))
  }
  await new Promise((r) => setTimeout(r, 3000))
  for (const screen of screens) screen.close()
  return [...tapped].flatMap(([id, at]) => (shown.has(id) ? [(shown.get(id) ?? 0) - at] : [Number.POSITIVE_INFINITY]))
}

async function tapOnce(api: string, token: string, centre: [number, number] | undefined, tapped: Map<string, number>) {
  const at = performance.now()
  const [lng, lat] = centre ?? [113.115, 41.034]
  const body = { category: 'P0137', point: { lng, lat, datum: 'wgs84' } }
  const answer = await apiClient(api, token).post<{ id: string }>('/api/cases', body, randomUUID())
  if (answer.data) tapped.set(answer.data.id, at)
}
