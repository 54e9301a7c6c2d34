import type { ChannelEvent } from '../notifications/channelEvent'

/** What a person sent or did, as the account's callback brings it. Coordinates are GCJ-02, as WeChat gives them. */
export type InboundContent =
  | { kind: 'text'; text: string }
  | { kind: 'image'; mediaId: string }
  | { kind: 'voice'; mediaId: string; format: string; recognition?: string }
  | { kind: 'location'; lat: number; lng: number; label?: string }
  | { kind: 'follow'; scene?: string }
  | { kind: 'unfollow' }
  | { kind: 'scan'; scene: string }
  | { kind: 'menu'; key: string }
  /** A message we can't do anything with (a film, a link, a card, a kind we don't know): the person hears so. */
  | { kind: 'unreadable'; name: string }
  | ChannelEvent
  /** An event that means nothing to us. */
  | { kind: 'other'; name: string }

/** One delivery of WeChat; `key` is the same for every repetition of it, and begins with that of the account. `sentAt` = WeChat's own time, to the second. What comes to the mini-program has its `miniappId` and no account. */
export type Inbound = {
  key: string
  accountKey: string
  miniappId?: string
  openid: string
  sentAt: Date
  content: InboundContent
}
