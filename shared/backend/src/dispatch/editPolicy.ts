import { type Case, caseStates } from '@jinlin/domain/cases/case'
import { isOpen } from '@jinlin/domain/cases/states'
import { leaf } from '@jinlin/domain/categories/catalogue'
import { DAY } from '@jinlin/domain/clocks/shanghai'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import type { EditablePolicy, PolicyBody } from '@jinlin/domain/dispatch/policyApi'
import {
  type Kept,
  keptUnder,
  type PastCase,
  type PolicyChange,
  policyChanges,
} from '@jinlin/domain/dispatch/policyPreview'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { contains } from '@jinlin/domain/places/area'
import { byArea, CaseModel } from '../cases/CaseModel'
import { op } from '../infra/defineModel'
import { isDuplicate } from '../infra/guardWrite'
import { inTransaction } from '../infra/inTransaction'
import { idFloor } from '../infra/newId'
import { noteDeed } from '../people/audit'
import { areaByCode } from '../places/areaSet'
import { keepFirstPolicy } from './keepFirstPolicy'
import { PolicyModel, type PolicyRecord } from './PolicyModel'
import { newestPolicyOf, policyChanged, policyOf } from './policies'
import { policyRecord, wholePolicy } from './policyRecord'

/** What lately happened is judged again by the new numbers: so many days, and of them the newest so many cases. */
const lately = { days: 30, cases: 5000 } as const
const mostMs = 10_000

/** What new numbers would change: the fields, and how many of the last cases would have kept their promises. */
export type PolicyPreview = {
  before: Policy
  after: Policy
  changes: PolicyChange[]
  days: number
  kept: { before: Kept; after: Kept }
}

/** The district by its code, within one of the actor's areas; `not_found` otherwise. */
export const districtIn = async (actor: Actor, countyCode: string): Promise<string> => {
  const area = await areaByCode(countyCode)
  const own = actor.grants.some(({ areaPath }) => areaPath && area && contains(areaPath, area.path))
  if (area?.level !== 'county' || !own) throw new DomainError('not_found')
  return area.path
}

const fields = {
  number: 1,
  state: 1,
  policyVersion: 1,
  category: 1,
  'clocks.startedAt': 1,
  'clocks.respondedAt': 1,
  'clocks.resolvedAt': 1,
  'clocks.heldMs': 1,
}

const pastCases = async (areaPath: string, now: Date): Promise<PastCase[]> => {
  const floor = idFloor(new Date(now.getTime() - lately.days * DAY))
  const rows = await CaseModel.find({ areas: areaPath, state: op({ $in: [...caseStates] }), _id: op({ $gt: floor }) })
    .hint(byArea)
    .sort({ _id: -1 })
    .limit(lately.cases)
    .select(fields)
    .maxTimeMS(mostMs)
    .lean()
  const known = await Promise.all(rows.map(pastCase))
  return known.filter((each) => each !== undefined)
}

/** A case under the clock it was born with; nothing where its kind is no more. */
async function pastCase(found: Pick<Case, 'number' | 'state' | 'policyVersion' | 'category' | 'clocks'>) {
  const { startedAt, respondedAt, resolvedAt, heldMs } = found.clocks
  const rule = leaf(found.category)
  if (!rule) return undefined
  const { timeScale } = await policyOf(found)
  const stopped = { ...(respondedAt && { respondedAt }), ...(resolvedAt && { resolvedAt }) }
  // on hold nothing becomes late
  const open = isOpen(found.state) && found.state !== 'on_hold'
  return { rule, startedAt, heldMs, open, timeScale, ...stopped }
}

/** What these changes would mean for a district; `not_found` outside the actor's areas. Nothing is stored. */
export const previewPolicy = async (
  actor: Actor,
  countyCode: string,
  changes: Partial<EditablePolicy>,
  now: Date,
): Promise<PolicyPreview> => {
  const areaPath = await districtIn(actor, countyCode)
  const before = await newestPolicyOf(countyCode)
  const after: Policy = { ...before, ...changes, version: before.version + 1 }
  const past = await pastCases(areaPath, now)
  const kept = { before: keptUnder(before, past, now), after: keptUnder(after, past, now) }
  return { before, after, changes: policyChanges(before, after), days: lately.days, kept }
}

/**
 * Stores the next version of a district's numbers; new cases are born with it, those there keep theirs. `policy_moved` when somebody was faster than the version
 * it was decided on, `not_found` outside the actor's areas.
 */
export const editPolicy = async (actor: Actor, countyCode: string, body: PolicyBody, now: Date): Promise<Policy> => {
  await districtIn(actor, countyCode)
  await keepFirstPolicy(countyCode, now)
  const before = await newestPolicyOf(countyCode)
  if (before.version !== body.version) throw new DomainError('policy_moved', { version: before.version })
  const policy: Policy = { ...before, ...body.changes, version: before.version + 1 }
  const record = { ...policyRecord(countyCode, policy, now), by: actor.userId, reason: body.reason }
  await store(actor, record, Object.keys(body.changes), now)
  policyChanged(countyCode)
  return policy
}

async function store(actor: Actor, record: PolicyRecord, changed: string[], now: Date): Promise<void> {
  try {
    await inTransaction(async () => {
      await PolicyModel.create([record])
      await noteDeed(actor, { action: 'policy.edit', object: record._id, fields: changed }, now)
    })
  } catch (error) {
    throw isDuplicate(error) ? new DomainError('policy_moved', { version: record.version }) : error
  }
}

/** A version of a district's numbers with every number it stands for. */
export type PolicyVersion = Omit<PolicyRecord, 'policy'> & { policy: Policy }

/** The versions of a district's numbers, the newest first, a page at a time; `after` = a version. */
export const policyVersions = async (
  actor: Actor,
  countyCode: string,
  after: number | undefined,
  limit: number,
): Promise<{ items: PolicyVersion[]; next?: number }> => {
  await districtIn(actor, countyCode)
  const older = after === undefined ? {} : { version: op({ $lt: after }) }
  const rows = await PolicyModel.find({ countyCode, ...older })
    .sort({ version: -1 })
    .limit(limit + 1)
    .lean<PolicyRecord[]>()
  const items = rows.slice(0, limit).map((row) => ({ ...row, policy: wholePolicy(row) }))
  const last = items.at(-1)
  return rows.length > limit && last ? { items, next: last.version } : { items }
}
