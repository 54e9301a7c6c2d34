import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { moreTradeTiles, tiles, tradeTiles } from '@jinlin/domain/categories/tiles'

/** A storm as the residents saw it: the ids they were given, ms of each answer, how often somebody was asked to come back, and what was never taken. */
export type Stormed = { ids: string[]; times: number[]; sentAway: number; refused: string[] }

const emergencies = ['E0505', 'E0508', 'E0596', 'E2205'] as const
const calls = [...tradeTiles, ...moreTradeTiles].map(({ category }) => category)
const reports = tiles.map(({ category }) => category)
const mostTries = 20

/** Of twenty taps one is an emergency, five call a tradesperson, the others are the home page's tiles in turn. */
function categoryOf(i: number): string {
  const nth = Math.floor(i / 20)
  if (i % 20 === 0) return emergencies[nth % emergencies.length] ?? emergencies[0]
  if (i % 4 === 1) return calls[i % calls.length] ?? 'H0102'
  return reports[i % reports.length] ?? 'P0137'
}

/** Every resident taps once, so many a second whether or not the answers keep up, all over the town; whoever is told to come back does so with the same key, as a phone does. */
export async function storm(
  api: string,
  tokens: readonly string[],
  centres: readonly [number, number][],
  perSecond: number,
): Promise<Stormed> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1024 })
  const stormed: Stormed = { ids: [], times: [], sentAway: 0, refused: [] }
  const start = performance.now()
  const flights: Promise<void>[] = []
  for (let i = 0; i < tokens.length; ) {
    const due = Math.min(tokens.length, Math.floor(((performance.now() - start) / 1000) * perSecond) + 1)
    for (; i < due; i += 1) flights.push(tap({ agent, api, token: tokens[i] ?? '', body: bodyOf(i, centres) }, stormed))
    await new Promise((resolve) => setTimeout(resolve, 4))
  }
  await Promise.all(flights)
  agent.destroy()
  return stormed
}

function bodyOf(i: number, centres: readonly [number, number][]): string {
  const [lng, lat] = centres[(i * 7919) % centres.length] ?? [113.115, 41.034]
  const point = { lng: lng + (((i * 31) % 100) - 50) * 2e-5, lat: lat + (((i * 17) % 100) - 50) * 2e-5, datum: 'wgs84' }
  return JSON.stringify({ category: categoryOf(i), point })
}

type Tap = { agent: Agent; api: string; token: string; body: string }

async function tap(one: Tap, stormed: Stormed): Promise<void> {
  const key = randomUUID()
  const begun = performance.now()
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const { status, text, retryAfter } = await post(one, key).catch((error: Error) => ({
      ...{ status: 0, text: error.message },
      retryAfter: 1,
    }))
    if (status === 200 || status === 201) {
      stormed.times.push(performance.now() - begun)
      return void stormed.ids.push(JSON.parse(text).data.id)
    }
    if (status !== 0 && status !== 429 && status !== 503)
      return void stormed.refused.push(`${status} ${text.slice(0, 120)}`)
    stormed.sentAway += 1
    await new Promise((resolve) => setTimeout(resolve, 1000 * retryAfter))
  }
  stormed.refused.push(`not taken in ${mostTries} tries`)
}

type Answer = { status: number; text: string; retryAfter: number }

const post = ({ agent, api, token, body }: Tap, key: string) =>
  new Promise<Answer>((resolve, reject) => {
    const headers = {
      ...{ 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      ...{ authorization: `Bearer ${token}`, 'idempotency-key': key },
    }
    const ask = request(`${api}/api/cases`, { agent, method: 'POST', headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.once('error', reject)
      answer.once('end', () =>
        resolve({
          ...{ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() },
          retryAfter: Number(answer.headers['retry-after'] ?? 2),
        }),
      )
    })
    ask.setTimeout(20_000, () => ask.destroy(new Error('no answer in 20 s')))
    ask.once('error', reject)
    ask.end(body)
  })
