import { randomUUID } from 'node:crypto'
import { inLanes } from '@jinlin/backend/infra/inLanes'
import type { Delivery } from '../wechat/types'
import { sayings } from '../words/conversations'
import type { Meant } from './meant'

/** What somebody wants of the account, and what must come of it: so many cases, and whether all there is of it was taken back. */
const plots = [
  { name: 'report', cases: 1, withdrawn: false },
  { name: 'placeFirst', cases: 1, withdrawn: false },
  { name: 'thrice', cases: 1, withdrawn: false },
  { name: 'withdrawn', cases: 1, withdrawn: true },
  { name: 'dropped', cases: 0, withdrawn: true },
  { name: 'hello', cases: 0, withdrawn: false },
] as const
type Plot = (typeof plots)[number]

/** When WeChat shows that the account is away, people wait so long, in ms, and say it again, so often at most. */
const patienceMs = 3000
const mostTries = 8

/** One person's talk with the account, after it is over: the plot, and each message with what became of it. */
export type Conversation = { openid: string; plot: Plot; said: Delivery[]; unheard: number; meant: Meant }

export type Talking = {
  /** The fake platform's address. */
  wechat: string
  accountKey: string
  /** Where people are, WGS-84 `[lng, lat]`. */
  places: readonly [number, number][]
  random: () => number
}

type Saying = { type?: string; text?: string; lng?: number; lat?: number; label?: string }

/** So many talks, `flight` at a time, each of somebody who begins by following the account and says a message again when WeChat could not bring it. */
export const converse = (talking: Talking, count: number, flight: number): Promise<Conversation[]> => {
  const run = randomUUID().slice(0, 8)
  const people = Array.from({ length: count }, (_, i) => ({
    openid: `talk-${run}-${i}`,
    plot: plots[Math.floor(talking.random() * plots.length)] ?? plots[0],
    lines: linesOf(talking),
  }))
  return inLanes(people, flight, async ({ openid, plot, lines }) => {
    const talk: Conversation = { openid, plot, said: [], unheard: 0, meant: meantBy(lines.report) }
    await say(talking, talk, { type: 'subscribe' }, 1)
    for (const saying of lines[plot.name]) await say(talking, talk, saying, plot.name === 'thrice' ? 3 : 1)
    return talk
  })
}

function linesOf({ places, random }: Talking): Record<Plot['name'], Saying[]> {
  const words = { text: sayings.matters[Math.floor(random() * sayings.matters.length)] ?? '' }
  const [lng, lat] = places[Math.floor(random() * places.length)] ?? [0, 0]
  const aside = () => (random() - 0.5) * 0.002
  const place = { type: 'location', lng: lng + aside(), lat: lat + aside(), label: sayings.place }
  const takeBack = { text: sayings.takeBack }
  return {
    report: [words, place],
    placeFirst: [place, words],
    thrice: [words, place],
    withdrawn: [words, place, takeBack],
    dropped: [words, takeBack],
    hello: [{ text: sayings.hello }],
  }
}

const meantBy = ([words, place]: readonly Saying[]): Meant => ({
  words: words?.text ?? '',
  lng: place?.lng ?? 0,
  lat: place?.lat ?? 0,
})

/** A message, delivered `copies` times at once under one id; said once more, as people do, when WeChat showed that the account was away. */
async function say(talking: Talking, talk: Conversation, saying: Saying, copies: number): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const deliveries = await Promise.all(
      Array.from({ length: copies }, () => send(talking, talk.openid, saying, tries)),
    )
    const heard = deliveries.find(({ problem }) => problem === undefined)
    talk.said.push(heard ?? (deliveries[0] as Delivery))
    if (heard) return
    talk.unheard += 1
    await new Promise((resolve) => setTimeout(resolve, patienceMs))
  }
  throw new Error(`${talk.openid} was not heard: ${JSON.stringify(talk.said.at(-1))}`)
}

const ids = new Map<string, string>()
/** Copies of one message share its id, as WeChat's repetitions do. */
function messageId(openid: string, saying: Saying, tries: number): string {
  const key = `${openid} ${JSON.stringify(saying)} ${tries}`
  const known = ids.get(key) ?? `${Date.now()}${String(ids.size).padStart(6, '0')}`
  ids.set(key, known)
  return known
}

async function send({ wechat, accountKey }: Talking, openid: string, saying: Saying, tries: number): Promise<Delivery> {
  const body = { accountKey, openid, msgId: messageId(openid, saying, tries), ...saying }
  const post = () => fetch(`${wechat}/__fake/say`, { method: 'POST', body: JSON.stringify(body) })
  // the platform closes a line that rests just as it is used again; said once more it is the same message
  const answer = await post().catch(post)
  if (!answer.ok) throw new Error(`The platform answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`)
  return (await answer.json()) as Delivery
}
