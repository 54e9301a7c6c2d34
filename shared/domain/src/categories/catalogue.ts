import leafData from './catalogue.data.json'
import classData from './classes.data.json'
import type { Department, Skill } from './codes'

export { tiles } from './tiles'

export type Priority = 'low' | 'normal' | 'high' | 'critical'
export type TimeType = 'urgent_hour' | 'work_hour' | 'work_day' | 'natural_day'

/** What a case points at: who is responsible, which trade helps, and how long it may take. */
export type Leaf = {
  code: string
  name: string
  /** The level-2 class, which is also the family of similar matters. */
  parent: string
  skill: Skill | null
  department: Department
  priority: Priority
  respondMinutes: number
  closeHours: number
  timeType: TimeType
  needsAfterPhoto: boolean
  /** Seen by few, never held out to grid leaders, never public. */
  restricted: boolean
  gbCode: string | null
}
export type CategoryClass = { code: string; name: string; parent: string | null }

/** All leaves in the catalogue's order. */
export const leaves: readonly Leaf[] = leafData as Leaf[]
const classes: readonly CategoryClass[] = classData
const byCode = new Map(leaves.map((each) => [each.code, each]))

/** The leaf of this code, or nothing. */
export const leaf = (code: string): Leaf | undefined => byCode.get(code)

/** 部件, 事件, 求助. */
export const levelOne: readonly CategoryClass[] = classes.filter((each) => each.parent === null)

/** The classes below them. */
export const levelTwo: readonly CategoryClass[] = classes.filter((each) => each.parent !== null)

/** Matters of one family can be the same matter: the level-2 class, `P01` of `P0137`. */
export const familyOf = (code: string): string => leaf(code)?.parent ?? code.slice(0, 3)

/** A call-out names a trade and belongs to 求助; everything else is a report to the grid's leader. */
export const isCallOut = (code: string): boolean => code.startsWith('H') && Boolean(leaf(code)?.skill)
