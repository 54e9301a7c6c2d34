import type { Account } from '@jinlin/backend/accounts/AccountModel'
import { accountLately } from '@jinlin/backend/accounts/accountLately'
import { policyFor } from '@jinlin/backend/dispatch/policies'
import type { Draft } from '@jinlin/backend/inbox/DraftModel'
import type { Talk } from '@jinlin/backend/inbox/drafts'
import { draftsOf } from '@jinlin/backend/inbox/draftsTogether'
import type { Inbound } from '@jinlin/backend/inbox/inbound'
import { personWriting } from '@jinlin/backend/inbox/personWriting'
import { boundDwelling } from '@jinlin/backend/inbox/placeSaid'
import { actorFrom } from '@jinlin/backend/people/actorOf'
import { areaNames } from '@jinlin/backend/places/areaSet'
import type { Dwelling } from '@jinlin/backend/register/DwellingModel'
import { type Doorway, doorwayById } from '@jinlin/backend/register/entrances'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { communityOf } from '@jinlin/domain/places/area'
import type { AreaNames } from '@jinlin/domain/words/scene'
import { centre } from '../words/dialogue'

/** One message with all that its answer is made from. `saidAt` = when it was sent, where that is long ago; else now. `inbox` = who takes what has no place: the account's community, else the centre. */
export type Turn = {
  inbound: Inbound
  account: Account
  talk: Talk
  actor: Actor
  /** The bound door; `doorway` = the bound entrance of who chose no door. */
  home?: Dwelling
  doorway?: Doorway
  policy: Policy
  names: AreaNames
  inbox: string
  saidAt: Date
  now: Date
}

/** Looks up who writes to whom. The writer of a first message becomes a resident here. */
export async function openTurn(inbound: Inbound, now: Date): Promise<Turn> {
  const { accountKey, openid } = inbound
  const account = await accountLately(accountKey)
  if (!account) throw new DomainError('not_found')
  const user = await personWriting(account, openid, now)
  const doorId = user.dwellingId ? undefined : user.entranceId
  const [home, doorway, policy, names] = await Promise.all([
    boundDwelling(user.dwellingId),
    doorId ? doorwayById(doorId) : undefined,
    policyFor(account.areaPath),
    areaNames(),
  ])
  const inbox = names.get(communityOf(account.areaPath) ?? '') ?? centre
  return {
    inbound,
    account,
    talk: { accountKey, openid, userId: user._id, drafts: onceAsked(() => draftsOf({ accountKey, openid })) },
    actor: actorFrom(user),
    policy,
    names,
    inbox,
    saidAt: now.getTime() - inbound.sentAt.getTime() > lateMs ? inbound.sentAt : now,
    now,
    ...(home && { home }),
    ...(doorway && { doorway }),
  }
}

/** The same message with the person's reports as they stand now. */
export const lookingAgain = (turn: Turn): Turn => ({
  ...turn,
  talk: { ...turn.talk, drafts: onceAsked(() => draftsOf(turn.talk)) },
})

const onceAsked = (ask: () => Promise<Draft[]>): (() => Promise<Draft[]>) => {
  let asked: Promise<Draft[]> | undefined
  return () => (asked ??= ask())
}

/** From then on, in ms, a message is taken for what it was when it was sent; before, it is only the clocks that differ. */
const lateMs = 600_000

/** Whether the message reached us long after it was sent. */
export const isLate = ({ saidAt, now }: Pick<Turn, 'saidAt' | 'now'>): boolean => saidAt < now

/** Ten minutes of the dialogue, in ms: how long a draft waits for its place, and how long what is said still belongs to a fresh case. */
export const patienceMs = ({ policy }: Turn): number => policy.placeUnknownMinutes * 60_000 * policy.timeScale

/** Until when a report that begins with this message waits for its place. */
export const waitsUntil = (turn: Turn): Date => new Date(turn.now.getTime() + patienceMs(turn))
