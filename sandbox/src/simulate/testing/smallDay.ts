import { aPolicy } from '@jinlin/domain/testing/factories'
import { liveDay } from '../liveDay'
import { makeCity } from '../makeCity'
import { makeReports } from '../makeReports'
import type { Plan } from '../plans'
import type { Run } from '../run'
import { waysUnder } from '../simpleWays'

/** A county town of twelve communities with a few hundred reports and a small storm. */
export const smallPlan: Plan = {
  ...{ name: 'small', cityCode: '1509', communities: [8, 4], streets: [2, 1], grids: 66, spacing: 360, apart: true },
  ...{ clerks: 36, streetOfficers: 6, dispatchers: 4, trades: { plumber: 8, electrician: 7, locksmith: 6 } },
  ...{ cases: 400, storm: { from: '16:00', minutes: 2, perSecond: 2 } },
}

/** That town's day by the way of this name. */
export function smallDay(name: string, seed: number, plan: Plan = smallPlan): Run {
  const way = waysUnder(aPolicy()).find((each) => each.name === name)
  if (!way) throw new RangeError(`no way is called ${name}`)
  const city = makeCity(plan, seed)
  return liveDay(city, makeReports(plan, city.grids, seed), way, { seed, optimum: true })
}
