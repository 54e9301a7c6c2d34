import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { firstPolicy } from '@jinlin/backend/dispatch/firstPolicy'
import { type Figures, figuresByPhase } from './figures'
import { goalsOfDay, nothingLost } from './goals'
import { liveDay } from './liveDay'
import { type City, makeCity } from './makeCity'
import { makeReports, type Report } from './makeReports'
import { plans } from './plans'
import { writePlots } from './plots'
import type { Fate, Way } from './run'
import { waysUnder } from './simpleWays'
import { tableOf } from './table'

const { values } = parseArgs({
  options: {
    day: { type: 'string', default: 'ulanqab' },
    seed: { type: 'string', default: '7' },
    plots: { type: 'string' },
    'clerks-by-night': { type: 'boolean', default: false },
  },
})

const say = (line: string) => process.stdout.write(`${line}\n`)

/** `npm run simulate -- --day ulanqab|megacity --seed 7 [--clerks-by-night] [--plots docs]`: a city's day by Jinlin's rules and by three plain ones; 1 when a goal is missed. */
function main(): number {
  const known = plans[values.day]
  if (!known) throw new Error(`Which day? --day ${Object.keys(plans).join('|')}`)
  const plan = { ...known, clerksByNight: values['clerks-by-night'] }
  const seed = Number(values.seed)
  if (!Number.isInteger(seed)) throw new Error('--seed must be a whole number')
  const city = makeCity(plan, seed)
  const reports = makeReports(plan, city.grids, seed)
  say(`${plan.name}, seed ${seed}: ${reports.length} cases, ${city.people.length} people, ${city.grids.length} grids`)
  const [jinlin, ...others] = waysUnder(firstPolicy()).map((way) => lived(way, seed, city, reports))
  if (!jinlin) throw new Error('No way to try')
  if (values.plots)
    for (const file of writePlots(resolve(values.plots), plan.name, [jinlin, ...others])) say(`written: ${file}`)
  // The goals are an ordinary day's; of a day with a storm only that nothing is lost.
  const goals = [jinlin.kept, ...(plan.storm ? [] : goalsOfDay(jinlin, others))]
  say('')
  for (const { words, met } of goals) say(`${met ? 'met   ' : 'MISSED'}  ${words}`)
  return goals.every(({ met }) => met) ? 0 : 1
}

/** One way's day, its table said at once; what is drawn and judged of it is kept, the cases are let go. */
function lived(way: Way, seed: number, city: City, reports: readonly Report[]) {
  const optimum = way.name === 'jinlin'
  const run = liveDay(city, reports, way, { seed, optimum })
  const figures = figuresByPhase(run)
  say(`\n${tableOf(way.name, figures).join('\n')}`)
  const fates = run.fates.map(({ found, ...fate }): Fate => fate)
  return { name: way.name, figures: figures.get('all') as Figures, kept: nothingLost(run), fates }
}

try {
  process.exitCode = main()
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 2
}
