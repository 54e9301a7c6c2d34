import type { Role } from '../people/roles'

/** What a role is called: on the chips of 我的 and before a name on the timeline. */
export const roleLabels: Readonly<Record<Role, string>> = {
  resident: '居民',
  tradesperson: '师傅',
  building_steward: '楼道长',
  grid_leader: '网格长',
  community_clerk: '社区干事',
  community_secretary: '社区书记',
  street_officer: '街道值班',
  dispatcher: '区中心',
  department_officer: '科局',
  organisation_officer: '组织部',
  system_admin: '系统管理员',
  security_admin: '安全管理员',
  auditor: '审计员',
}

/** The label, or 「工作人员」 for a role nobody knows. */
export const roleLabel = (role: string | undefined): string =>
  (roleLabels as Record<string, string>)[role ?? ''] ?? '工作人员'
