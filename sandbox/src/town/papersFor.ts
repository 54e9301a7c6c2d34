import { DAY } from '@jinlin/domain/clocks/shanghai'
import type { Certificate } from '@jinlin/domain/dispatch/certificates'
import { defaultPolicy } from '@jinlin/domain/dispatch/policy'

/** An electrician's paper is looked at anew every three years. */
const validDays = 3 * 365

/** Papers for those of somebody's trades that need one, shown on the day the town begins. */
export const papersFor = (skills: readonly string[], now: Date): Certificate[] =>
  skills
    .filter((skill) => defaultPolicy.certifiedSkills.includes(skill))
    .map((skill) => ({ skill, until: new Date(now.getTime() + validDays * DAY) }))
