import { defaultPolicy, type Policy } from '@jinlin/domain/dispatch/policy'
import { chinaCalendar } from './chinaCalendar'

const years = Array.from({ length: 16 }, (_, i) => 2024 + i)
let made: Policy | undefined

/** The policy of a district that has stored none: the defaults with every year of holidays the library knows; version 1. */
export function firstPolicy(): Policy {
  made ??= { ...defaultPolicy, calendar: { ...defaultPolicy.calendar, ...chinaCalendar(years) } }
  return made
}
