import { type Faults, nothingWrong } from './faults'
import { type Issued, nothingIssued } from './issued'
import type {
  ChatMessage,
  Delivery,
  FakeAccount,
  FakePerson,
  FakeWechatOptions,
  Media,
  ReplyWindow,
  Undelivered,
} from './types'

/** A control call that cannot be done; goes out as 400 with this sentence. */
export class ControlError extends Error {}

/** How somebody came to follow an account. */
export type Follow = { at: number; via: 'ADD_SCENE_SEARCH' | 'ADD_SCENE_QR_CODE'; scene: string }

/** Everything the platform knows; what of it outlives a restart stands in kept/. */
export type World = Issued &
  Faults & {
    options: FakeWechatOptions
    accounts: Map<string, FakeAccount>
    clockOffsetMs: number
    /** Everybody by each of their openids. */
    people: Map<string, FakePerson>
    followers: Set<string>
    follows: Map<string, Follow>
    /** Whose phone opens pages of the browser: any openid, '' = nobody's. */
    browser: string
    windows: Map<string, ReplyWindow[]>
    menus: Map<string, unknown>
    media: Map<string, Media>
    quotas: Map<string, { left: number; day: number }>
    /** How many messages a person still allows, by `openid:templateId`. */
    consents: Map<string, number>
    /** Openids that block an account's template messages. */
    blockers: Set<string>
    undelivered: Undelivered[]
    refusalListeners: Set<(row: Undelivered) => void>
    chat: ChatMessage[]
    deliveries: Delivery[]
    calls: { at: string; method: string; path: string; appId?: string; errcode: number }[]
    listeners: Set<(message: ChatMessage) => void>
  }

/** So many lines of chats are kept at least, the newest: all of a trial of two thousand talks. */
export const keptLines = 40_000
/** Up to so many more before the oldest go: taking one from the front of a long list moves all others. */
const spareLines = 1000

/** The openids of a person: the mini-program's first. */
export const openidsOfPerson = ({ openid, accountOpenids }: FakePerson): string[] => [
  openid,
  ...Object.values(accountOpenids),
]

/** A clean platform: every person follows every account they have an openid for. */
export const createWorld = (options: FakeWechatOptions): World => ({
  ...nothingIssued(),
  ...nothingWrong(),
  options,
  accounts: new Map(options.accounts.map((account) => [account.key, { ...account }])),
  clockOffsetMs: 0,
  people: new Map(options.people.flatMap((person) => openidsOfPerson(person).map((openid) => [openid, person]))),
  followers: new Set(options.people.flatMap((person) => Object.values(person.accountOpenids))),
  follows: new Map(),
  browser: '',
  windows: new Map(),
  menus: new Map(),
  media: new Map(),
  quotas: new Map(),
  consents: new Map(),
  blockers: new Set(),
  undelivered: [],
  refusalListeners: new Set(),
  chat: [],
  deliveries: [],
  calls: [],
  listeners: new Set(),
})

/** The platform's own clock, in ms; the desk and tests may move it. */
export const clockOf = (world: World) => Date.now() + world.clockOffsetMs

/** Puts a line into the chat and tells every open screen. */
export function show(world: World, message: Omit<ChatMessage, 'id' | 'at'>): ChatMessage {
  const line = { id: (world.chat.at(-1)?.id ?? 0) + 1, at: new Date(clockOf(world)).toISOString(), ...message }
  world.chat.push(line)
  if (world.chat.length > keptLines + spareLines) forget(world, world.chat.splice(0, world.chat.length - keptLines))
  for (const listener of world.listeners) listener(line)
  return line
}

/** Pictures and voices go with the last line that shows them. */
function forget(world: World, gone: readonly ChatMessage[]): void {
  const shown = new Set(world.chat.map(({ media }) => media))
  for (const { media } of gone) if (media && !shown.has(media)) world.media.delete(media)
}
