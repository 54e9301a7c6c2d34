import { randomBytes, randomInt } from 'node:crypto'
import type {
  ChatMessage,
  Delivery,
  DeliveryMode,
  FakeAccount,
  FakePerson,
  FakeWechatOptions,
  Media,
  ReplyWindow,
} from './types'

type Token = { appId: string; until: number; revoked: boolean }
/** A fault to be shown the next `times` calls of an API whose path ends with `api`. */
export type ApiFault = { api: string; code?: number; status?: number; delayMs?: number; cut?: boolean; times: number }
/** Faults of the way from the platform to the account's server; counts go down as they are used. */
export type DeliveryFaults = {
  slow: { first: number; ms: number }
  drop: { first: number; how: 'before' | 'after' }
  copies: number
}

/** Everything the platform knows. Nothing is kept: a restart is a clean platform. */
export type World = {
  options: FakeWechatOptions
  accounts: Map<string, FakeAccount>
  clockOffsetMs: number
  tokens: Map<string, Token>
  stable: Map<string, { token: string; forcedAt: number[] }>
  jsCodes: Map<string, { openid: string; at: number; used: boolean }>
  phoneCodes: Map<string, { phone: string; at: number }>
  followers: Set<string>
  windows: Map<string, ReplyWindow[]>
  menus: Map<string, unknown>
  scenes: Map<string, { appId: string; scene: string }>
  media: Map<string, Media>
  faults: ApiFault[]
  delivery: DeliveryFaults
  templateIds: Map<string, string>
  refusedTemplates: Set<string>
  chat: ChatMessage[]
  deliveries: Delivery[]
  calls: { at: string; method: string; path: string; appId?: string; errcode: number }[]
  listeners: Set<(message: ChatMessage) => void>
}

const kept = 5000

/** A clean platform: every person follows every account they have an openid for. */
export function createWorld(options: FakeWechatOptions): World {
  return {
    options,
    accounts: new Map(options.accounts.map((account) => [account.key, { ...account }])),
    clockOffsetMs: 0,
    tokens: new Map(),
    stable: new Map(),
    jsCodes: new Map(),
    phoneCodes: new Map(),
    followers: new Set(options.people.flatMap((person) => Object.values(person.accountOpenids))),
    windows: new Map(),
    menus: new Map(),
    scenes: new Map(),
    media: new Map(),
    faults: [],
    delivery: { slow: { first: 0, ms: 0 }, drop: { first: 0, how: 'before' }, copies: 1 },
    templateIds: new Map(),
    refusedTemplates: new Set(),
    chat: [],
    deliveries: [],
    calls: [],
    listeners: new Set(),
  }
}

/** The platform's own clock, in ms; the desk and tests may move it. */
export const clockOf = (world: World) => Date.now() + world.clockOffsetMs

/** A made-up id of n letters and digits. */
export const makeId = (length: number) =>
  randomBytes(length).toString('base64url').replace(/[-_]/g, 'x').slice(0, length)

/** A 64-bit message id as decimal digits, too long for a JavaScript number on purpose. */
export const makeMsgId = () => `2${Array.from({ length: 18 }, () => randomInt(10)).join('')}`

/** Which app an id and secret belong to: an account, the mini-program, or none. */
export function appOf(world: World, appId: string | null): { secret: string; account?: FakeAccount } | undefined {
  if (appId === world.options.miniappId) return { secret: world.options.miniappSecret }
  const account = [...world.accounts.values()].find((one) => one.appId === appId)
  return account && { secret: account.secret, account }
}

/** The account of an app, if it is one. */
export const accountOfApp = (world: World, appId: string | undefined) => appOf(world, appId ?? null)?.account

/** The person behind an openid of the mini-program or of any account. */
export const personOf = (world: World, openid: string | null): FakePerson | undefined =>
  world.options.people.find(
    (one) => one.openid === openid || Object.values(one.accountOpenids).some((id) => id === openid),
  )

/** The person of this openid. Somebody nobody has seen yet is as real to WeChat as anybody: with this openid everywhere. */
export function meet(world: World, openid: string): FakePerson {
  const known = personOf(world, openid)
  if (known) return known
  const accountOpenids = Object.fromEntries(world.options.accounts.map(({ key }) => [key, openid]))
  const person: FakePerson = { key: openid, name: '', openid, accountOpenids, unionid: `unionid-of-${openid}` }
  world.options.people.push(person)
  return person
}

/** All openids under which this openid's person is known, itself at least. */
export function openidsOf(world: World, openid: string): Set<string> {
  const person = personOf(world, openid)
  return new Set(person ? [openid, person.openid, ...Object.values(person.accountOpenids)] : [openid])
}

/** Puts a line into the chat and tells every open screen. */
export function show(world: World, message: Omit<ChatMessage, 'id' | 'at'>): ChatMessage {
  const line = { id: (world.chat.at(-1)?.id ?? 0) + 1, at: new Date(clockOf(world)).toISOString(), ...message }
  world.chat.push(line)
  if (world.chat.length > kept) world.chat.splice(0, world.chat.length - kept)
  for (const listener of world.listeners) listener(line)
  return line
}

/** Changes how an account's callbacks are sealed, as its console would. */
export function setMode(world: World, accountKey: string, mode: DeliveryMode): boolean {
  const account = world.accounts.get(accountKey)
  if (account) account.mode = mode
  return account !== undefined
}
