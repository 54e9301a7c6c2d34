import type { Case, TimelineEntry } from '@jinlin/domain/cases/case'
import { applyChange } from '@jinlin/domain/cases/foldTimeline'
import { isWaiting } from '@jinlin/domain/cases/states'
import { dueSteps } from '@jinlin/domain/clocks/dueSteps'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import type { Violation } from './evidence'

const wrong = (found: Case, kind: 'missed' | 'doubled deadline' | 'wrong moment', what: string): Violation => ({
  rule: 'I4',
  kind,
  subject: found._id,
  what,
})

/** The case as it was before each of its entries, and as it is after the last. */
function livesOf(found: Case): Case[] {
  const { _id, key, number } = found
  let now = { _id, key, number, version: 0, wakeAt: null, timeline: [], untold: [] } as unknown as Case
  const lives = [now]
  for (const entry of found.timeline) {
    now = { ...applyChange(now, entry.change), version: entry.seq, timeline: [...now.timeline, entry] }
    lives.push(now)
  }
  return lives
}

/** Each step stands where the rules put it, at its exact moment; nothing was written past a step that was due. */
function wrongEntry(found: Case, before: Case, entry: TimelineEntry, policy: Policy): Violation[] {
  const [owed] = before.version > 0 ? dueSteps(before, policy, entry.at) : []
  if (!entry.key)
    return owed ? [wrong(found, 'missed', `entry ${entry.seq} ${entry.command} was written past ${owed.key}`)] : []
  if (owed?.key === entry.key && owed.dueAt.getTime() === entry.dueAt?.getTime()) return []
  const rule = owed ? `${owed.key} at ${owed.dueAt.toISOString()}` : 'nothing'
  return [
    wrong(
      found,
      'wrong moment',
      `entry ${entry.seq} is ${entry.key} at ${entry.dueAt?.toISOString()}, due was ${rule}`,
    ),
  ]
}

function doubled(found: Case): Violation[] {
  const keys = found.timeline.flatMap(({ key }) => key ?? [])
  const twice = keys.filter((key, i) => keys.indexOf(key) < i)
  return twice.map((key) => wrong(found, 'doubled deadline', `${key} was taken more than once`))
}

/** Without `dueSteps`: whoever was still waiting for a person at the moment promised has that breach on record, once and at that very moment. */
function respondBreach(found: Case, until: Date): Violation[] {
  const atDeadline = livesOf(found).filter(({ timeline, clocks }) => {
    const last = timeline.at(-1)
    return last !== undefined && (last.dueAt ?? last.at) < clocks.respondBy
  })
  const then = atDeadline.at(-1)
  if (!then || !isWaiting(then.state) || then.clocks.respondedAt || then.clocks.respondBy > until) return []
  const { turn, respondBy } = then.clocks
  const isIt = ({ command, key, dueAt }: TimelineEntry) =>
    command === 'breach' && key === `t${turn}.respond.100` && dueAt?.getTime() === respondBy.getTime()
  const written = found.timeline.filter(isIt)
  const of = `the breach due at ${then.clocks.respondBy.toISOString()}`
  if (written.length === 0) return [wrong(found, 'missed', `${of} is not on record`)]
  return written.length > 1 ? [wrong(found, 'doubled deadline', `${of} is on record ${written.length} times`)] : []
}

/** I4: every step that fell due by `until` was taken once, in its order, with its exact moment; the breach of the response time is counted a second time without the rules' own list. */
export const deadlines = (cases: readonly Case[], policyOf: (found: Case) => Policy, until: Date): Violation[] =>
  cases.flatMap((found) => {
    const policy = policyOf(found)
    const lives = livesOf(found)
    const after = lives.at(-1) as Case
    const missed = dueSteps(after, policy, until).map(({ key, dueAt }) =>
      wrong(found, 'missed', `${key}, due at ${dueAt.toISOString()}, is not on record`),
    )
    return [
      ...found.timeline.flatMap((entry, i) => wrongEntry(found, lives[i] as Case, entry, policy)),
      ...missed,
      ...doubled(found),
      ...respondBreach(found, until),
    ]
  })
