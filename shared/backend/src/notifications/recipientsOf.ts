import type { Case, CaseFacts, Level, TimelineEntry } from '@jinlin/domain/cases/case'
import { areaAt, levelAbove, officerLevels } from '@jinlin/domain/cases/levels'
import { claimRole } from '@jinlin/domain/cases/who'
import { wantsOf } from '@jinlin/domain/dispatch/wantsOf'
import type { Recipient } from '@jinlin/domain/notifications/recipients'
import type { Actor } from '@jinlin/domain/people/roles'
import { CaseModel } from '../cases/CaseModel'
import { followersOf } from '../cases/followers'
import { findCandidates } from '../dispatch/findCandidates'
import { officersOf } from '../dispatch/findOfficer'
import { officersWhoClaim } from '../dispatch/officersWhoClaim'
import { officersWhoMerge } from '../dispatch/officersWhoMerge'
import { policyOf } from '../dispatch/policies'
import { type Staff, StaffModel } from '../dispatch/StaffModel'
import { unwantedFor } from '../dispatch/unwanted'
import { op } from '../infra/defineModel'

/** One entry, and its case before and after it. */
export type Change = { found: Case; entry: TimelineEntry; before: CaseFacts; after: CaseFacts; now: Date }

const mostInPool = 50
const some = (...ids: (string | undefined)[]): string[] => ids.flatMap((id) => (id ? [id] : []))

/** The duty officer of a level, or of the next one up that has one. */
const dutyOf = async (facts: CaseFacts, level: Level): Promise<string[]> => {
  for (const each of officerLevels(level)) {
    const areaPath = areaAt(facts.place, each)
    const department = each === 'department' && facts.departmentId ? { departmentId: facts.departmentId } : {}
    const [officer] = areaPath ? await officersOf({ level: each, areaPath, ...department }) : []
    if (officer) return [officer.staff._id]
  }
  return []
}

const dispatchers = async ({ place }: CaseFacts): Promise<string[]> => {
  const areaPath = areaAt(place, 'district')
  return areaPath ? (await officersOf({ level: 'district', areaPath })).map(({ staff }) => staff._id) : []
}

const actorAs = ({ _id, name, posts, skills, onDuty }: Staff): Actor => ({
  userId: _id,
  name,
  grants: posts,
  staff: { onDuty, openJobs: 0, skills },
})

/** Who may claim from the pool: the nearest of the right kind within the widest ring, and after an escalation the officers of the area. */
const pool = async ({ found, after, now }: Change): Promise<string[]> => {
  const policy = await policyOf(found)
  const unwanted = () => unwantedFor(after)
  const { point } = after.place
  const around = { radii: policy.radiiMetres, ...(point ? { point } : {}), enough: mostInPool, unwanted }
  const near = await Promise.all(wantsOf(after).map((want) => findCandidates({ want, ...around }, policy, now)))
  const ids = near.flat().map(({ userId }) => userId)
  const staff = [...(await staffOf(ids)), ...(await officersWhoClaim(after))]
  const may = staff.filter((each) => claimRole(after, actorAs(each)) !== undefined).map(({ _id }) => _id)
  return [...new Set(may)].slice(0, mostInPool)
}

/** The staff of these ids, in their order. */
const staffOf = async (ids: readonly string[]): Promise<Staff[]> => {
  const rows = await StaffModel.find({ _id: op({ $in: [...ids] }) }).lean<Staff[]>()
  const byId = new Map(rows.map((row) => [row._id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

const parentHandler = async ({ before, after }: Change): Promise<string[]> => {
  const id = after.parentId ?? before.parentId
  const parent = id ? await CaseModel.findById(id).select('assignee').lean<Case>() : null
  return some(parent?.assignee?.userId)
}

const finders: Record<Recipient, (change: Change) => string[] | Promise<string[]>> = {
  reporter: ({ after }) => some(after.speaker ?? after.reporter.userId),
  followers: ({ found }) => followersOf(found._id),
  handler: ({ after }) => some(after.assignee?.userId),
  oldHandler: ({ before, after }) => some(before.assignee?.userId ?? after.lastAssignee?.userId),
  offered: ({ after }) => some(after.offer?.to),
  oldOffered: ({ before }) => some(before.offer?.to),
  pool,
  duty: ({ after }) => dutyOf(after, after.level),
  upper: ({ after }) => dutyOf(after, levelAbove(after.level)),
  community: ({ after }) => dutyOf(after, 'community'),
  department: ({ after }) => dutyOf(after, 'department'),
  dispatchers: ({ after }) => dispatchers(after),
  parentHandler,
  proposer: ({ before }) => some(before.request?.by),
}

/** The people behind a letter of the table, for one entry; empty when there is nobody. A wish to merge has one letter, and finds whoever may grant it now. */
export const recipientsOf = async (recipient: Recipient, change: Change): Promise<string[]> =>
  change.entry.mergeInto ? officersWhoMerge(change.found, change.entry.by.userId) : finders[recipient](change)
