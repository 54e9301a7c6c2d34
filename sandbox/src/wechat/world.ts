import { createHash, randomBytes, randomInt } from 'node:crypto'
import type {
  ChatMessage,
  Delivery,
  DeliveryMode,
  FakeAccount,
  FakePerson,
  FakeWechatOptions,
  Media,
  ReplyWindow,
  Undelivered,
} from './types'

type Token = { appId: string; until: number; revoked: boolean }
/** A fault to be shown the next `times` calls of an API whose path ends with `api`. */
export type ApiFault = { api: string; code?: number; status?: number; delayMs?: number; cut?: boolean; times: number }
/** Faults of the way from the platform to the account's server; counts go down as they are used. */
export type DeliveryFaults = {
  slow: { first: number; ms: number }
  drop: { first: number; how: 'before' | 'after' }
  copies: number
  /** So many deliveries wait for each other and then arrive in the opposite order. */
  hold: number
}
/** The way as it is when nothing is wrong. */
export const noFaults = (): DeliveryFaults => ({
  slow: { first: 0, ms: 0 },
  drop: { first: 0, how: 'before' },
  copies: 1,
  hold: 0,
})

/** A control call that cannot be done; goes out as 400 with this sentence. */
export class ControlError extends Error {}

/** A code's scene; `until` in ms, missing = for good; `url` = what the picture holds. */
export type Scene = { appId: string; scene: string; url: string; until?: number }
/** How somebody came to follow an account. */
export type Follow = { at: number; via: 'ADD_SCENE_SEARCH' | 'ADD_SCENE_QR_CODE'; scene: string }

/** Everything the platform knows. Nothing is kept: a restart is a clean platform. */
export type World = {
  options: FakeWechatOptions
  accounts: Map<string, FakeAccount>
  clockOffsetMs: number
  tokens: Map<string, Token>
  stable: Map<string, { token: string; forcedAt: number[] }>
  jsCodes: Map<string, { openid: string; at: number; used: boolean }>
  phoneCodes: Map<string, { phone: string; at: number }>
  /** Everybody by each of their openids. */
  people: Map<string, FakePerson>
  followers: Set<string>
  follows: Map<string, Follow>
  oauthCodes: Map<string, { appId: string; openid: string; scope: string; at: number; used: boolean }>
  jsTickets: Map<string, { ticket: string; until: number }>
  /** Whose phone opens pages of the browser: any openid, '' = nobody's. */
  browser: string
  /** Which apps may not use an API (48001), as `appId path`. */
  forbidden: Set<string>
  windows: Map<string, ReplyWindow[]>
  menus: Map<string, unknown>
  scenes: Map<string, Scene>
  media: Map<string, Media>
  faults: ApiFault[]
  delivery: DeliveryFaults
  held: (() => void)[]
  quotas: Map<string, { left: number; day: number }>
  /** The session key of a person's last sign-in, by the openid of the mini-program. */
  sessionKeys: Map<string, string>
  /** Template messages by `appId:client_msg_id`: a repetition within ten minutes is dropped. */
  templateIds: Map<string, { msgid: string; at: number }>
  /** How many messages a person still allows, by `openid:templateId`. */
  consents: Map<string, number>
  /** Openids that block an account's template messages. */
  blockers: Set<string>
  /** Apps that may not be called from here (40164): our address is not on their list. */
  notListed: Set<string>
  undelivered: Undelivered[]
  refusalListeners: Set<(row: Undelivered) => void>
  chat: ChatMessage[]
  deliveries: Delivery[]
  calls: { at: string; method: string; path: string; appId?: string; errcode: number }[]
  listeners: Set<(message: ChatMessage) => void>
}

const kept = 5000

const openidsOfPerson = ({ openid, accountOpenids }: FakePerson): string[] => [openid, ...Object.values(accountOpenids)]

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
    people: new Map(options.people.flatMap((person) => openidsOfPerson(person).map((openid) => [openid, person]))),
    followers: new Set(options.people.flatMap((person) => Object.values(person.accountOpenids))),
    follows: new Map(),
    oauthCodes: new Map(),
    jsTickets: new Map(),
    browser: '',
    forbidden: new Set(),
    windows: new Map(),
    menus: new Map(),
    scenes: new Map(),
    media: new Map(),
    faults: [],
    delivery: noFaults(),
    held: [],
    quotas: new Map(),
    sessionKeys: new Map(),
    templateIds: new Map(),
    consents: new Map(),
    blockers: new Set(),
    notListed: new Set(),
    undelivered: [],
    refusalListeners: new Set(),
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

/** The account of this key or app id; ControlError when there is none. */
export function accountByKey(world: World, key: string): FakeAccount {
  const account = world.accounts.get(key) ?? accountOfApp(world, key)
  if (!account) throw new ControlError('no such account')
  return account
}

/** The person behind an openid of the mini-program or of any account. */
export const personOf = (world: World, openid: string | null): FakePerson | undefined => world.people.get(openid ?? '')

/** The person of this openid. Somebody nobody has seen yet is as real to WeChat as anybody: with this openid everywhere. */
export function meet(world: World, openid: string): FakePerson {
  const known = personOf(world, openid)
  if (known) return known
  const accountOpenids = Object.fromEntries([...world.accounts.keys()].map((key) => [key, openid]))
  const person: FakePerson = { key: openid, name: '', openid, accountOpenids, unionid: `unionid-of-${openid}` }
  world.options.people.push(person)
  world.people.set(openid, person)
  return person
}

/** The openid of this openid's person for an account; made when they come to it for the first time. */
export function openidAt(world: World, { key }: FakeAccount, openid: string): string {
  const person = meet(world, openid)
  const made = () => `o${createHash('sha1').update(`${key} ${person.openid}`).digest('base64url')}`
  person.accountOpenids[key] ??= made()
  const own = person.accountOpenids[key] ?? openid
  world.people.set(own, person)
  return own
}

/** All openids under which this openid's person is known, itself at least. */
export function openidsOf(world: World, openid: string): Set<string> {
  const person = personOf(world, openid)
  return new Set(person ? [openid, ...openidsOfPerson(person)] : [openid])
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
