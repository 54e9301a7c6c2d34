import { systemName } from '../words/machine'

/** Everybody Jinlin knows, by what they may do (product.md, "People and what they may do"). `system` is the machine itself. */
export const roles = [
  'resident',
  'tradesperson',
  'building_steward',
  'grid_leader',
  'community_clerk',
  'community_secretary',
  'street_officer',
  'dispatcher',
  'department_officer',
  'organisation_officer',
  'system_admin',
  'security_admin',
  'auditor',
] as const
export type Role = (typeof roles)[number]

/** One right in one place: the subtree of an area, or one department of a district. A tradesperson's and a leader's grant is their base area. */
export type Grant = { role: Role; areaPath?: string; departmentId?: string }

/** What dispatch knows of a person who can be asked: the trades they may be sent for now; metres to the case in question, absent when unknown; `unwanted` = its reporter asked not to be sent this person. */
export type StaffFacts = {
  onDuty: boolean
  openJobs: number
  skills: readonly string[]
  metres?: number
  unwanted?: boolean
}

/** Who gives a command. `staff` is filled by the backend when the person can be asked for work. */
export type Actor = {
  userId: string
  name: string
  grants: readonly Grant[]
  /** The door this person is bound to; filled by the backend. */
  dwellingId?: string
  staff?: StaffFacts
  /** Follows the case in question; filled by the backend for commands of followers. */
  follows?: boolean
  /** Has an open case of their own like the one in question; filled by the backend for `follow`. */
  mayFollow?: boolean
  system?: true
}

/** The machine: moves what is due. Never signs in. */
export const systemActor: Actor = { userId: 'system', name: systemName, grants: [], system: true }
