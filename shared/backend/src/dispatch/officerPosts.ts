import type { Level } from '@jinlin/domain/cases/case'
import type { Role } from '@jinlin/domain/people/roles'
import type { Staff } from './StaffModel'

/** Where somebody answers for a level: an area, or a department of a district; `role` = only whoever answers in that role. */
export type Post = { level: Level; areaPath: string; departmentId?: string; role?: Role }
/** Somebody who holds a post, and by which role. */
export type Officer = { staff: Staff; role: Role }

/** Who answers for a level; a grid has its leader, not an officer. */
const rolesOf: Record<Level, readonly Role[]> = {
  grid: [],
  community: ['community_clerk', 'community_secretary'],
  street: ['street_officer'],
  district: ['dispatcher'],
  department: ['department_officer'],
}

/** The roles by which a post is held; none where the level has no officer. */
export const rolesOfPost = ({ level, role }: Post): readonly Role[] => (role ? [role] : rolesOf[level])

/** Those of these people who hold the post. */
export const holdersAmong = (staff: readonly Staff[], post: Post): Officer[] => {
  const roles = rolesOfPost(post)
  return staff.flatMap((each) => {
    const role = holds(each, post, roles)
    return role ? [{ staff: each, role }] : []
  })
}

const holds = (staff: Staff, { areaPath, departmentId, level }: Post, roles: readonly Role[]): Role | undefined =>
  staff.posts.find(
    (post) =>
      roles.includes(post.role) &&
      (level === 'department'
        ? post.departmentId === departmentId && (!post.areaPath || post.areaPath === areaPath)
        : post.areaPath === areaPath),
  )?.role

/** Under which id the roster of a post stands. */
export const rosterIdOf = ({ areaPath, departmentId }: Post): string =>
  departmentId ? `${areaPath}#${departmentId}` : areaPath
