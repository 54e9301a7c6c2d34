import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { apiClient, postUntilAnswered } from '../../load/apiClient'
import { listeningClient, noteRefusal, type Told } from './told'

/** Reports and call-outs, as the tiles of the phone name them. */
const categories = ['P0137', 'E0110', 'E2101', 'E2301', 'H0102', 'E2105'] as const

/** Of a hundred taps so many are sent twice at once, and so many again seconds after the answer; the key is the same. */
const twinShare = 0.1
const againShare = 0.1
const againMs = 6000
/** Of a hundred residents so many take their report back, and how soon; the rest look now and then whether it is done, and rate it. */
const withdrawShare = 0.08
const withdrawMs = 2500
const lookMs = 7000

export type Residents = {
  base: string
  tokens: readonly string[]
  places: readonly [number, number][]
  perSecond: number
  random: () => number
  told: Told
}

type Tap = { key: string; body: object; fate: number; after: number; stars: number }

const tapOf = ({ places, random }: Residents, i: number): Tap => {
  const [lng, lat] = places[Math.floor(random() * places.length)] ?? [113.115, 41.034]
  const aside = () => (random() - 0.5) * 0.0016
  const point = { lng: lng + aside(), lat: lat + aside(), datum: 'wgs84' }
  const category = categories[Math.floor(random() * categories.length)] ?? categories[0]
  const body = { category, words: `第 ${i} 件`, point }
  return { key: randomUUID(), body, fate: random(), after: random(), stars: 3 + Math.floor(random() * 3) }
}

/** Everybody taps once, so many a second, until `over`; resolves when all have an answer. Later acts of residents end with `over` too. */
export async function residentsTap(residents: Residents, over: () => boolean): Promise<number> {
  const begun = performance.now()
  const taps: Promise<void>[] = []
  for (const [i, token] of residents.tokens.entries()) {
    const wait = begun + (1000 * i) / residents.perSecond - performance.now()
    if (wait > 1) await pause(wait)
    if (over()) break
    taps.push(live(residents, token, tapOf(residents, i), over))
  }
  await Promise.all(taps)
  return taps.length
}

async function live(residents: Residents, token: string, tap: Tap, over: () => boolean): Promise<void> {
  const { fate, after } = tap
  const copies = fate < twinShare ? 2 : 1
  const [caseId] = await Promise.all(Array.from({ length: copies }, () => send(residents, token, tap)))
  if (!caseId) return
  if (fate > 1 - againShare) {
    await pause(againMs)
    await send(residents, token, tap)
  }
  if (after < withdrawShare) await withdraw(residents, token, caseId)
  else await rate(residents, token, caseId, tap, over)
}

async function send({ base, told }: Residents, token: string, { key, body }: Tap): Promise<string | undefined> {
  const answer = await postUntilAnswered<{ id: string }>(apiClient(base, token), '/api/cases', body, key)
  if (answer.data) told.reports.push({ key, caseId: answer.data.id })
  else noteRefusal(told, answer)
  return answer.data?.id
}

async function withdraw({ base, told }: Residents, token: string, caseId: string): Promise<void> {
  await pause(withdrawMs)
  const api = listeningClient(base, token, told)
  await postUntilAnswered(api, `/api/cases/${caseId}/commands`, { command: 'withdraw' }, `withdraw-${caseId}`)
}

async function rate({ base, told }: Residents, token: string, caseId: string, { stars }: Tap, over: () => boolean) {
  const api = listeningClient(base, token, told)
  while (!over()) {
    await pause(lookMs)
    const { data } = await api.get<PresentedCase>(`/api/cases/${caseId}`)
    if (data?.state === 'closed' || data?.state === 'withdrawn') return
    if (data?.state !== 'resolved') continue
    const body = { command: 'rate', stars }
    await postUntilAnswered(api, `/api/cases/${caseId}/commands`, body, `rate-${caseId}-${data.turn}`)
    return
  }
}
