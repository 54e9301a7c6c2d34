import type { Attachment, Case, Reporter, Unsorted, Via } from '@jinlin/domain/cases/case'
import type { SimilarCase } from '@jinlin/domain/cases/presentedCase'
import { submitCase } from '@jinlin/domain/cases/submitCase'
import { type Leaf, leaf } from '@jinlin/domain/categories/catalogue'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import { DomainError } from '@jinlin/domain/errors'
import { settleMatter } from '@jinlin/domain/groups/settleMatter'
import type { Actor, Role } from '@jinlin/domain/people/roles'
import { countyOf } from '@jinlin/domain/places/area'
import type { Coordinates } from '@jinlin/domain/places/geo'
import { attachmentsOf } from '../attachments/attachments'
import { calendarAlarm } from '../dispatch/calendarAlarm'
import { birthCountyOf, policyAtBirth } from '../dispatch/policies'
import { isDuplicate } from '../infra/guardWrite'
import { metrics } from '../infra/metrics'
import { newId } from '../infra/newId'
import { nextSerial } from '../infra/serial'
import { wake } from '../jobs/wake'
import { type Placed, placeOf } from '../places/findGrid'
import { CaseModel, type StoredCase } from './CaseModel'
import { findSimilar } from './findSimilarCases'
import { foundBy } from './foundBy'
import { insertCase } from './insertCase'

/** One tap as it comes from a phone, an account, a counter or another system. `key` is made at the tap; `fingerprint` is the digest of its body. */
export type Tap = {
  key: string
  category: string
  /** Words of danger: priority critical, whatever the category says. */
  critical?: true
  /** The category is a guess: those who work on it are told that it has to be sorted. */
  unsorted?: Unsorted
  words?: string
  point?: Coordinates
  dwellingId?: string
  placeUnknown?: boolean
  placeText?: string
  /** Without a place: whose inbox it goes to, instead of the account's. */
  inboxPath?: string
  attachmentIds?: string[]
  undoSeconds?: number
  /** Without a place: to the inbox at once, because the place has been waited for already or nothing may wait (an emergency). */
  dispatchNow?: boolean
  happenedAt?: Date
  via: Via
  accountKey?: string
  /** A matter of this group; `settledAs` = the group has settled it already, and in which role the actor writes that down. */
  groupId?: string
  settledAs?: Role
  fingerprint?: string
}
export type Filed = { found: Case; replayed: boolean; similar?: SimilarCase }

const yearIn = (now: Date): number => new Date(now.getTime() + 8 * 3_600_000).getUTCFullYear()

const numberFor = async (areaPath: string, now: Date): Promise<string> => {
  const series = `${countyOf(areaPath) ?? 'city'}-${yearIn(now)}`
  return `${series}-${String(await nextSerial(`cases-${series}`)).padStart(6, '0')}`
}

/** Nobody is asked before the undo is over; without a place not before somebody had time to name one. */
const dispatchAtOf = (tap: Tap, placed: Placed, policy: Policy, now: Date): Date => {
  const undo = (tap.undoSeconds ?? 0) * 1000
  const search = placed.place.unknown && !tap.dispatchNow ? policy.placeUnknownMinutes * 60_000 * policy.timeScale : 0
  return new Date(now.getTime() + Math.max(undo, search))
}

const reporterOf = (actor: Actor, tap: Tap, { restricted }: Leaf, now: Date): Reporter => ({
  userId: actor.userId,
  name: actor.name,
  via: tap.via,
  ...(tap.accountKey ? { accountKey: tap.accountKey } : {}),
  ...(tap.groupId ? { groupId: tap.groupId } : {}),
  hidden: restricted,
  happenedAt: tap.happenedAt ?? now,
})

const bornCase = async (
  actor: Actor,
  tap: Tap,
  kind: Leaf,
  attachments: Attachment[],
  now: Date,
): Promise<StoredCase> => {
  const placed = await placeOf(tap)
  const policy = await policyAtBirth(placed.place.areaPath, now)
  const submitted = submitCase(
    {
      id: newId(now),
      key: tap.key,
      number: await numberFor(placed.place.areaPath, now),
      category: tap.category,
      ...(tap.critical ? { critical: tap.critical } : {}),
      ...(tap.unsorted ? { unsorted: tap.unsorted } : {}),
      words: tap.words ?? '',
      attachments: tap.settledAs ? [] : attachments,
      place: placed.place,
      reporter: reporterOf(actor, tap, kind, now),
      level: placed.level,
      dispatchAt: dispatchAtOf(tap, placed, policy, now),
    },
    policy,
    now,
  )
  const born = tap.settledAs ? settleMatter(submitted, actor, tap.settledAs, attachments, policy, now) : submitted
  calendarAlarm(policy, birthCountyOf(born), born.clocks.closeBy)
  return { ...born, ...foundBy(born), ...(tap.fingerprint ? { fingerprint: tap.fingerprint } : {}) }
}

/** What was stored under this key before; `key_reused` when it was another tap. */
const firstAnswer = async (actor: Actor, tap: Tap): Promise<Filed | undefined> => {
  const found = await CaseModel.findOne({ 'reporter.userId': actor.userId, key: tap.key }).lean<StoredCase>()
  if (!found) return undefined
  if (found.fingerprint !== tap.fingerprint) throw new DomainError('key_reused')
  return { found, replayed: true }
}

/** Stores one tap as one case, exactly once for its key, and sets its alarm clock. Refuses an unknown category, and places by the rules of `placeOf`. */
export const fileCase = async (actor: Actor, tap: Tap, now: Date): Promise<Filed> => {
  const kind = leaf(tap.category)
  if (!kind) throw new DomainError('category_unknown')
  const attachments = tap.attachmentIds?.length ? await attachmentsOf(tap.attachmentIds, actor) : []
  const born = await bornCase(actor, tap, kind, attachments, now)
  const similar = findSimilar({ ...born, userId: actor.userId }, now).catch(() => undefined)
  try {
    await insertCase(born)
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const first = await firstAnswer(actor, tap)
    if (first) return first
    throw new DomainError('retry_same_key')
  }
  metrics.casesFiled.inc({ via: tap.via })
  const [alike] = await Promise.all([similar, wake(born)])
  return { found: born, replayed: false, ...(alike ? { similar: alike } : {}) }
}
