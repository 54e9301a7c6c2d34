import type { Coordinates } from '@jinlin/domain/places/geo'
import { Schema } from 'mongoose'
import { defineModel } from '../infra/defineModel'

/** Where the person says it is. `said` = told to us; `home` = the bound dwelling, which the answer then names. `inboxPath` = no grid is to be asked, but that area's officer. */
export type DraftPlace = {
  from: 'said' | 'home'
  point?: Coordinates
  dwellingId?: string
  inboxPath?: string
  text?: string
}

/**
 * A report in the making at one account; `_id` = the key of its first message, which becomes the key of the case. Or a trace, of a message that reported nothing
 * and still bears on what is said next: `aside`, under its key = a human was asked for about a case there is (`caseId`), to which the next words go; `dropped` with
 * `takenBackAt`, under its key with `-back` = a 撤销.
 * `open` until it is filed or dropped; `wakeAt` = when it is filed by itself: to the inbox although the place is missing, or because it had to wait for the allowance.
 * A filed one goes on for a while: what is said next joins its case (`caseId`). `seen` = keys of the messages that are in it.
 */
export type Draft = {
  _id: string
  accountKey: string
  openid: string
  userId: string
  state: 'open' | 'filed' | 'dropped' | 'aside'
  words: string[]
  /** Code points of the words, each with its line break. */
  letters?: number
  attachmentIds: string[]
  category?: string
  place?: DraftPlace
  /** The words named a place that the register doesn't know, or several: no other one is taken for it. */
  unclear?: true
  /** A voice came without its words: somebody has to listen. */
  unheard?: true
  /** A voice came in a way nobody can open: whoever has the case finds a note instead. */
  unopened?: true
  /** A picture or voice of it is still to be fetched from WeChat. */
  coming?: true
  /** The message that was answered with the question for the place. */
  askedBy?: string
  seen: string[]
  openedAt: Date
  /** When the first message was sent, where it reached us late. */
  saidAt?: Date
  wakeAt?: Date
  closedAt?: Date
  caseId?: string
  similarId?: string
  /** The categories the person was asked to choose from, A first; gone once chosen. */
  choices?: string[]
  /** The person asked for a human: what follows goes to the duty officer as it is. */
  human?: boolean
  /** An emergency: no limit holds it back. */
  urgent?: boolean
  /** When a 撤销 was sent, of which this is the trace: what was said before it and arrives after it was taken back as well. */
  takenBackAt?: Date
  /** The sweep has begun to file it: it may be a case already, and can't be dropped any more. */
  filing?: true
}

const keptSeconds = 7 * 86_400

/** All drafts; at most one is open per person and account. Gone a week after they were opened. */
export const DraftModel = defineModel<Draft>(
  'Draft',
  {
    _id: String,
    accountKey: String,
    openid: String,
    userId: String,
    state: String,
    words: [String],
    letters: Number,
    attachmentIds: [String],
    category: String,
    place: Schema.Types.Mixed,
    unclear: Boolean,
    unheard: Boolean,
    unopened: Boolean,
    coming: Boolean,
    askedBy: String,
    seen: [String],
    openedAt: Date,
    saidAt: Date,
    wakeAt: Date,
    closedAt: Date,
    caseId: String,
    similarId: String,
    choices: { type: [String], default: undefined },
    human: Boolean,
    urgent: Boolean,
    filing: Boolean,
    takenBackAt: Date,
  },
  {
    collection: 'drafts',
    indexes: [
      [
        { accountKey: 1, openid: 1 },
        { unique: true, partialFilterExpression: { state: 'open' }, name: 'one_open' },
      ],
      [{ openid: 1, accountKey: 1, closedAt: -1 }],
      [{ wakeAt: 1 }, { partialFilterExpression: { wakeAt: { $exists: true } } }],
      [{ openedAt: 1 }, { expireAfterSeconds: keptSeconds }],
    ],
  },
)
