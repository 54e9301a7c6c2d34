import { make } from './dom.js'
import { hintOf } from './lead.js'
import { timeOfDay, took } from './time.js'
import { words } from './words.js'

const order = ['tap', 'ask', 'accept', 'finish', 'confirm']
const nowAt = { submitted: 1, offered: 2, accepted: 3, in_progress: 3, on_hold: 3, resolved: 4, closed: 5 }
const ended = ['withdrawn', 'declined', 'merged']

/** The story of a case so far, step by step, as list items: what was, what is now, and what to press later. `matter` = what the phones call it. */
export const stepsOf = (found, matter) => order.map((name, i) => stepOf(name, i, found, matter))

const reachedBy = (found) => (found && !ended.includes(found.state) ? (nowAt[found.state] ?? 0) : 0)

function stepOf(name, i, found, matter) {
  const reached = reachedBy(found)
  const state = i < reached ? 'done' : i === reached ? 'now' : 'later'
  const hint = hintOf(name, found)
  const later = state === 'later' ? words.hints[hint.name](words.handlers[hint.who]) : undefined
  const told = (found && toldOf(name, found, state, matter)) ?? later
  const at = state === 'done' && timeOf(name, found)
  return make(
    'li',
    { class: `step ${state}` },
    make('b', {}, words.steps[name]),
    at && make('time', {}, timeOfDay(at)),
    told && make('span', {}, told),
  )
}

/** What is known of a step of this case, in words; nothing when only the hint helps. */
function toldOf(name, found, state, matter) {
  if (name === 'tap')
    return words.ended[found.state] ?? (state === 'done' ? words.filed(matter, short(found)) : undefined)
  if (name === 'ask' && state !== 'later')
    return found.offer ? asking(found.offer) : found.poolSince ? words.pool : undefined
  if (name === 'accept' && state === 'done')
    return words.took(found.assignee?.name ?? '', took(between(found, 'respondedAt')))
  if (name === 'finish' && found.state === 'on_hold') return words.ended.on_hold
  if (name === 'finish' && state === 'done') return words.solved(took(between(found, 'resolvedAt')))
  if (name === 'confirm' && state === 'done') return found.rating ? words.rated(found.rating.stars) : words.closed
  return undefined
}

const asking = ({ name, metres }) => words.asking(name, metres === undefined ? undefined : words.metres(metres))
const short = ({ number }) => number.split('-').at(-1)
const between = ({ clocks }, end) => Date.parse(clocks[end] ?? clocks.startedAt) - Date.parse(clocks.startedAt)

const timeOf = (name, { clocks, createdAt, timeline }) =>
  ({
    tap: createdAt,
    ask: timeline.find((entry) => entry.command === 'offer')?.at,
    accept: clocks.respondedAt,
    finish: clocks.resolvedAt,
    confirm: clocks.closedAt,
  })[name]
