import { distanceText } from './distance'
import { skillLabel } from './skills'

type Load = { metres?: number; openJobs: number }

const away = (metres: number | undefined) => (metres === undefined ? [] : [`离您 ${distanceText(metres)}`])
const ownGrid = '负责这一片'
const load = (openJobs: number) => `当前 ${openJobs} 单`

/** 「离您 320 米，持水暖专长，当前 1 单」: a tradesperson for a call-out. */
export const tradeReason = ({ metres, openJobs }: Load, skill: string): string =>
  [...away(metres), `持${skillLabel(skill)}专长`, load(openJobs)].join('，')

/** 「离您 320 米，负责这一片，当前 1 单」: the leader of the grid itself. */
export const ownLeaderReason = ({ metres, openJobs }: Load): string =>
  [...away(metres), ownGrid, load(openJobs)].join('，')

/** 「离您 640 米，就近的网格长，当前 1 单」: a leader of another grid, when the own one can't. */
export const nearLeaderReason = ({ metres, openJobs }: Load): string =>
  [...away(metres), '就近的网格长', load(openJobs)].join('，')

/** 「察哈尔社区 值班」: an officer. */
export const officerReason = (areaName: string): string => `${areaName} 值班`

/** 「夜里由 泉山街道 值班先接」: the street's officer at night. */
export const nightReason = (streetName: string): string => `夜里由 ${streetName} 值班先接`

/** 「上次由他处理，当前 1 单」: whoever handled the case before it was opened again. */
export const againReason = ({ openJobs }: Load): string => ['上次由他处理', load(openJobs)].join('，')

/** 「王** 指定，持水暖专长，当前 1 单」: named by the leader who handed the case back; the name comes masked. */
export const namedReason = ({ openJobs }: Load, by: string, skill: string): string =>
  [`${by} 指定`, `持${skillLabel(skill)}专长`, load(openJobs)].join('，')

/** What of a reason is for whoever decides among people, not for whoever waits for one: how busy they are, and what they are registered for. */
const forStaff = /^(?:当前 \d+ 单|持.+专长)$/u

/** A stored reason as a resident is told it: 「离您 320 米，负责这一片」; nothing when nothing of it is for them. */
export const reasonForResident = (reason: string): string =>
  reason
    .split('，')
    .filter((part) => !forStaff.test(part))
    .join('，')

/** A stored reason as those who work on cases read it, whole: the metres are from the place, not from them: 「离现场 320 米，负责这一片，当前 1 单」. */
export const reasonForStaff = (reason: string): string => reason.replace(/^离您 /u, '离现场 ')

/** Whether a stored reason says that the person answers for this grid; other leaders are not called by its number. */
export const isOwnLeader = (reason: string | undefined): boolean => Boolean(reason?.includes(ownGrid))
