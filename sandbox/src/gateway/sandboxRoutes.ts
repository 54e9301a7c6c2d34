import type { IncomingMessage, ServerResponse } from 'node:http'
import { matterNames } from '@jinlin/domain/words/matterNames'
import type { Addresses, PersonAddress } from '../processes/addresses'
import { storyKeys } from '../town/people'
import type { SignAround } from '../town/signsAround'
import { samplePhoto } from '../wechat/samplePhoto'
import { nobodyHere } from '../words/running'
import { type ClockHands, clockRoutes } from './clockRoutes'
import { sendJson } from './sendJson'

/** What the sandbox's own pages may ask of the town. */
export type TownHands = ClockHands & {
  people: () => readonly PersonAddress[]
  addresses: () => Addresses
  /** A fresh code of the mini-program's sign-in for this person, made by the fake platform. */
  signInCode: (openid: string) => Promise<string>
  /** The signs this person passes on the way, their own first. */
  signsAround: (person: PersonAddress) => Promise<SignAround[]>
  /** Since when an account waits for this person to say where it is; undefined when none does. */
  waitsForPlace: (person: PersonAddress) => Promise<Date | undefined>
}

type WithPerson = (hands: TownHands, person: PersonAddress, to: ServerResponse) => Promise<void>

/** Does it with the person of this key; 404 when nobody here has it. */
const withPerson = (hands: TownHands, key: string, to: ServerResponse, answer: WithPerson): Promise<void> | void => {
  const person = hands.people().find((one) => one.key === key)
  if (!person) return sendJson(to, 404, { error: { code: 'not_found', message: nobodyHere } })
  return answer(hands, person, to)
}

const signInAs: WithPerson = async (hands, person, to) => {
  const code = await hands.signInCode(person.openid)
  const { openid, point, name, key, roles, accountOpenids } = person
  sendJson(to, 200, { data: { code, openid, point, name, key, roles, accountOpenids } })
}

const listSigns: WithPerson = async (hands, person, to) =>
  sendJson(to, 200, { data: { items: await hands.signsAround(person), nextCursor: null } })

const tellWaiting: WithPerson = async (hands, person, to) =>
  sendJson(to, 200, { data: { since: (await hands.waitsForPlace(person)) ?? null } })

const story = new Set<string>(storyKeys)

/** The people of the story; everybody who has a WeChat with `?all=1`. */
const listPeople = (hands: TownHands, all: boolean, to: ServerResponse): void => {
  const items = hands
    .people()
    .filter((person) => all || story.has(person.key))
    .map(({ key, name, roles, openid, accountOpenids, point }) => ({ key, name, roles, openid, accountOpenids, point }))
  sendJson(to, 200, { data: { items, nextCursor: null } })
}

/** The picture that the fake platform's people send too: whoever tries the desk out needs none of their own. */
const sendPhoto = (to: ServerResponse): void => {
  const photo = samplePhoto()
  to.writeHead(200, { 'content-type': 'image/png', 'content-length': photo.length, 'cache-control': 'no-cache' })
  to.end(photo)
}

/** What matters are called as a script: pages that are not built read what the phones show from the same place. */
const sendTiles = (to: ServerResponse): void => {
  to.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' })
  to.end(`export const matterNames = ${JSON.stringify(matterNames)}\n`)
}

/** Answers `/__sandbox/…`: who lives here, signing in as one of them, the signs they pass, whether a talk of theirs waits for a place, the clock with which town it is and whether a replay goes on, the sample photo, what matters are called, the addresses. */
export const answerSandbox = (hands: TownHands) => {
  const { clock, replay } = clockRoutes(hands)
  return async (path: string, from: IncomingMessage, to: ServerResponse): Promise<void> => {
    const [, what, key] = path.split('/').map(decodeURIComponent)
    if (what === 'as' && key) return withPerson(hands, key, to, signInAs)
    if (what === 'signs' && key) return withPerson(hands, key, to, listSigns)
    if (what === 'waiting' && key) return withPerson(hands, key, to, tellWaiting)
    if (what === 'people') return listPeople(hands, from.url?.endsWith('?all=1') === true, to)
    if (what === 'clock') return clock(from, to)
    if (what === 'replay') return replay(from, to)
    if (what === 'photo') return sendPhoto(to)
    if (what === 'tiles.js') return sendTiles(to)
    if (what === 'addresses') return sendJson(to, 200, { data: hands.addresses() })
    sendJson(to, 404, { error: { code: 'not_found', message: 'Not found' } })
  }
}
