import type { Level } from '@jinlin/domain/cases/case'
import type { Role } from '@jinlin/domain/people/roles'
import { op } from '../infra/defineModel'
import { readTogether } from '../infra/readTogether'
import { openJobsNow, openOffersNow } from './openJobs'
import { RosterModel } from './RosterModel'
import type { Staff } from './StaffModel'
import { staffOnDutyIn, staffOnDutyOf } from './staffOnDuty'

/** Who answers for a level; a grid has its leader, not an officer. */
const rolesOf: Record<Level, readonly Role[]> = {
  grid: [],
  community: ['community_clerk', 'community_secretary'],
  street: ['street_officer'],
  district: ['dispatcher'],
  department: ['department_officer'],
}

export type Post = { level: Level; areaPath: string; departmentId?: string; role?: Role }
export type Officer = { staff: Staff; role: Role }

const holds = (staff: Staff, { areaPath, departmentId, level }: Post, roles: readonly Role[]): Role | undefined =>
  staff.posts.find(
    (post) =>
      roles.includes(post.role) &&
      (level === 'department'
        ? post.departmentId === departmentId && (!post.areaPath || post.areaPath === areaPath)
        : post.areaPath === areaPath),
  )?.role

const rosters = readTogether((ids) => RosterModel.find({ _id: op({ $in: ids }) }).lean())

/** How much lies with each of these people: cases they work on and offers that wait for them. */
const loads = async (ids: readonly string[]): Promise<Map<string, number>> =>
  new Map(
    await Promise.all(
      ids.map(async (id) => {
        const [working, asked] = await Promise.all([openJobsNow(id), openOffersNow(id)])
        return [id, working + asked] as const
      }),
    ),
  )

/** Everybody on duty who holds the post: whom the roster names in its order, then who has least to do. */
export const officersOf = async (post: Post): Promise<Officer[]> => {
  const roles = post.role ? [post.role] : rolesOf[post.level]
  if (roles.length === 0 || (post.level === 'department' && !post.departmentId)) return []
  const { level, departmentId = '', areaPath } = post
  const staff = await (level === 'department' ? staffOnDutyOf(departmentId) : staffOnDutyIn(areaPath))
  const officers = staff.flatMap((each) => {
    const role = holds(each, post, roles)
    return role ? [{ staff: each, role }] : []
  })
  if (officers.length < 2) return officers
  const rosterId = post.departmentId ? `${post.areaPath}#${post.departmentId}` : post.areaPath
  const [roster, load] = await Promise.all([rosters(rosterId), loads(officers.map(({ staff: { _id } }) => _id))])
  return officers.sort(inOrder(roster?.userIds ?? [], load))
}

const inOrder = (roster: readonly string[], load: ReadonlyMap<string, number>) => {
  const place = ({ staff: { _id } }: Officer) => (roster.includes(_id) ? roster.indexOf(_id) : roster.length)
  const work = ({ staff: { _id } }: Officer) => load.get(_id) ?? 0
  return (a: Officer, b: Officer): number =>
    place(a) - place(b) || work(a) - work(b) || (a.staff._id < b.staff._id ? -1 : 1)
}
