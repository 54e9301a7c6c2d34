import type { PickRow } from '../components/PickList'
import { handling } from '../words/tasks'
import { whoText } from './describe'
import type { StaffPerson } from './staff'

const TRADE = 'tradesperson'

/** A steward is a volunteer: told of things, never made to answer for them. */
export const handles = ({ roles }: StaffPerson): boolean => roles.some(({ role }) => role !== 'building_steward')

/** Somebody who works here as a row to pick: what they are where, and whether they are off duty. */
export const staffRow = ({ userId, name, roles, onDuty }: StaffPerson): PickRow => {
  const posts = roles.map(({ label, areaName }) => [label, areaName].filter(Boolean).join(' '))
  return {
    id: userId,
    title: whoText({ name, role: roles.some(({ role }) => role === TRADE) ? TRADE : '' }),
    second: [...posts, ...(onDuty ? [] : [handling.assignOff])].join(handling.dot),
    off: !onDuty,
  }
}
