import type { Done } from './disturb'
import type { figuresOf } from './figures'
import type { Window } from './recount/lateness'
import type { Fault } from './schedule'

const seconds = (ms: number) => (ms / 1000).toFixed(1).padStart(6)

/** The schedule as it is printed before the load begins. */
export const scheduleLines = (schedule: readonly Fault[]): string[] =>
  schedule.map(
    ({ atMs, kind, forMs }) => `${seconds(atMs)} s  ${kind}${forMs > 0 ? `, for ${(forMs / 1000).toFixed(1)} s` : ''}`,
  )

/** One fault as it came. */
export const doneLine = ({ from, until, kind, hit }: Done): string =>
  `${seconds(from)} s  ${kind}: ${'who' in hit ? hit.who : `skipped, ${hit.skipped}`} (${seconds(until - from).trim()} s)`

const line = (name: string, value: unknown) => `${name.padEnd(34)}${value}`
const list = (of: Record<string, unknown>) =>
  Object.entries(of)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')

/** The table that a run ends with. */
export function tableOf(figures: ReturnType<typeof figuresOf>): string[] {
  const { acknowledged, stored, deadlines, late, news, messages } = figures
  const lateLine = (name: Window) => {
    const { steps, p50, p99, max, limit } = late[name]
    return line(`late, ${name}`, `p50 ${p50}, p99 ${p99}, max ${max} ms of ${steps} steps (p99 at most ${limit})`)
  }
  return [
    line('load of the machine before', figures.loadBefore.toFixed(1)),
    line('faults', `${figures.faultsInAll}: ${list(figures.faults)}`),
    line('writable again after at most, ms', list(figures.writableAgainMs) || 'never gone'),
    line(
      'acknowledged',
      `${acknowledged.reports} answers to ${figures.taps} taps, ${acknowledged.commands} commands, ${acknowledged.photos} photos`,
    ),
    line(
      'overtaken, refused, no answer',
      `${figures.overtaken}, ${list(figures.refused) || 'none'}, ${figures.unanswered}`,
    ),
    line('talks, said again, given up', `${figures.talks}, ${figures.saidAgain}, ${figures.silenced}`),
    line('stored', `${stored.cases} cases, ${stored.entries} entries, ${stored.messages} messages`),
    line('lost, doubled', `${figures.lost}, ${figures.doubled}`),
    line('timelines that break', figures.brokenTimelines),
    line('double winners', figures.doubleWinners),
    line('deadlines missed, doubled, wrong', `${deadlines.missed}, ${deadlines.doubled}, ${deadlines.wrong}`),
    line('stuck', figures.stuck),
    ...(['calm', 'app', 'mongo'] as const).map(lateLine),
    line('news twice, missing, unsettled', `${news.twice}, ${news.missing}, ${news.unsettled}`),
    line('news', list(figures.newsByState)),
    line('messages', list(messages)),
    line('quiet after', figures.quietAfterMs === null ? 'never' : `${figures.quietAfterMs} ms`),
    line('violations', figures.violations),
  ]
}
