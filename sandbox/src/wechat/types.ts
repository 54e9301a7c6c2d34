import type { FakeCorp } from '../wecom/corp'

/** How an account's callbacks are sealed: open, both forms side by side, or sealed only. */
export type DeliveryMode = 'plain' | 'compat' | 'safe'

/** One public account as the platform's console has it. */
export type FakeAccount = {
  key: string
  appId: string
  secret: string
  originalId: string
  token: string
  encodingAesKey: string
  mode: DeliveryMode
  /** Of a mini-program's push only: what it is written in. */
  format?: 'json' | 'xml'
}

/** One person with a WeChat: the mini-program's openid and one for each account. */
export type FakePerson = {
  key: string
  name: string
  openid: string
  unionid: string
  accountOpenids: Record<string, string>
  phone?: string
}

/** The message push of the mini-program as its page has it; JSON unless it says otherwise. */
export type FakeMiniPush = Pick<FakeAccount, 'originalId' | 'token' | 'encodingAesKey' | 'mode' | 'format'>

/** A template as the platform's console has it: what its card is called, and how its fields are labelled. */
export type FakeTemplate = { id: string; title: string; labels: Record<string, string> }

/** Where a platform keeps what its phones show, and who hears of a file that can't be read. */
export type KeepIn = { folder: string; unreadable: (file: string) => void }

/** `deliverTo` is the address under which `/wechat/<accountKey>` takes callbacks; read anew for each delivery when it is a function. `port` 0 = any free one; `tryMs` = how long one try waits for an answer, 5 s unless given. */
export type FakeWechatOptions = {
  port: number
  host?: string
  accounts: FakeAccount[]
  miniappId: string
  miniappSecret: string
  people: FakePerson[]
  deliverTo: string | (() => string)
  /** The mini-program's own push, to `/wechat/mini/<miniappId>`; without it the platform tells nobody what people allow the mini-program. */
  miniPush?: FakeMiniPush
  /** Templates of the accounts and the mini-program; without them any id is taken. */
  templates?: readonly FakeTemplate[]
  tryMs?: number
  /** The WeCom enterprise beside it: its API under `/wecom`, its controls under `/__fake/wecom`, its events to `/wecom/<key>`. */
  corp?: FakeCorp
  /** What the phones show outlives a restart there; without it nothing is kept. */
  keepIn?: KeepIn
}

/** A card of the chat: the rows of a template, or an article with its words; `page` opens in the mini-program, `url` in the browser. */
export type Card = {
  title: string
  rows?: { label: string; value: string }[]
  words?: string
  page?: string
  url?: string
}

/** What a person's screen shows in the chat with an account; `system` is WeChat's own grey line. */
export type ChatMessage = {
  id: number
  at: string
  accountKey: string
  openid: string
  from: 'person' | 'account' | 'system'
  via: 'say' | 'passive' | 'custom' | 'template' | 'subscribe' | 'system'
  type: string
  text: string
  media?: string
  cards?: Card[]
  data?: unknown
}

/** Something that did not reach a person; `why` = WeChat's number, or `blocked` where it was taken and then not brought. */
export type Undelivered = Pick<ChatMessage, 'at' | 'accountKey' | 'openid'> & { why: string }

/** One try of one delivery, for the transcript. */
export type DeliveryTry = { at: string; ms: number; status?: number; outcome: string; problem?: string }

/** What became of one message of a person to an account. */
export type Delivery = {
  accountKey: string
  openid: string
  msgId?: string
  tries: DeliveryTry[]
  reply: Pick<ChatMessage, 'type' | 'text' | 'cards'> | null
  problem?: string
}

/** Bytes the platform keeps under a media id since `at`, in ms. */
export type Media = { type: string; contentType: string; bytes: Buffer; at: number }

/** How long and how often an account may answer a person: 5 in 48 h after a message, 3 in 1 min after menu, scan or follow. `until` in ms. */
export type ReplyWindow = { kind: 'message' | 'action'; until: number; left: number }
