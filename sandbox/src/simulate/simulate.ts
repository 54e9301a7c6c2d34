import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { alone, flagKinds, oneOf } from '@jinlin/backend/commandLine/flagKinds'
import { readOnlyFlags } from '@jinlin/backend/commandLine/readCommandLine'
import { runCommandLine } from '@jinlin/backend/commandLine/runCommandLine'
import { firstPolicy } from '@jinlin/backend/dispatch/firstPolicy'
import { simulateWords as words } from '../words/commands'
import { type Figures, figuresByPhase } from './figures'
import { goalsOfDay, nothingLost } from './goals'
import { liveDay } from './liveDay'
import { type City, makeCity } from './makeCity'
import { makeReports, type Report } from './makeReports'
import { type Plan, plans } from './plans'
import { writePlots } from './plots'
import type { Fate, Way } from './run'
import { waysUnder } from './simpleWays'
import { tableOf } from './table'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** `npm run simulate -- --day ulanqab|megacity --seed 7 [--clerks-by-night] [--plots docs]`: a city's day by Jinlin's rules and by three plain ones; 1 when a goal is missed. */
function main(): number {
  const typed = readOnlyFlags(process.argv.slice(2), {
    day: oneOf(Object.keys(plans)),
    seed: flagKinds.whole,
    plots: flagKinds.folder,
    'clerks-by-night': alone,
  })
  const { seed = 7, plots } = typed
  // before the day, which takes minutes: that its pictures have a place is known at once
  if (plots) mkdirSync(resolve(plots), { recursive: true })
  const plan = { ...(plans[typed.day ?? 'ulanqab'] as Plan), clerksByNight: typed['clerks-by-night'] }
  const city = makeCity(plan, seed)
  const reports = makeReports(plan, city.grids, seed)
  say(words.begins(plan.name, seed, reports.length, city.people.length, city.grids.length))
  const [jinlin, ...others] = waysUnder(firstPolicy()).map((way) => lived(way, seed, city, reports))
  if (!jinlin) throw new Error('No way to try')
  if (plots) for (const file of writePlots(resolve(plots), plan.name, [jinlin, ...others])) say(words.drawn(file))
  // The goals are an ordinary day's; of a day with a storm only that nothing is lost.
  const goals = [jinlin.kept, ...(plan.storm ? [] : goalsOfDay(jinlin, others))]
  say('')
  for (const { words: goal, met } of goals) say(`${words.goal(met)}  ${goal}`)
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

await runCommandLine(async () => main(), { refused: 2 })
