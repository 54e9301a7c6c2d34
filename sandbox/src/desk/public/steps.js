import { make } from './dom.js'
import { hintOf } from './lead.js'
import { timeOfDay, took } from './time.js'
import { unbroken } from './unbroken.js'
import { words } from './words.js'

const order = ['tap', 'ask', 'accept', 'finish', 'confirm']
const nowAt = { submitted: 1, offered: 2, accepted: 3, in_progress: 3, on_hold: 3, resolved: 4, closed: 5 }
const ended = ['withdrawn', 'declined', 'merged']

/** The story of a case so far, step by step: what was, what is now, and what to press later. `show` draws it of a case; `matter` = what the phones call it, `instead` = what is said of the step that is on now in place of its hint. */
export function steps() {
  const root = make('ol', { class: 'steps' })
  // a case names nobody as asked once they have accepted
  const offers = new Map()
  const show = (found, matter, instead) => {
    if (found?.offer) offers.set(found.id, found.offer)
    root.replaceChildren(...order.map((name) => draw(stepOf(name, found, matter, offers.get(found?.id), instead))))
  }
  return { root, show }
}

const reachedBy = (found) => (found && !ended.includes(found.state) ? (nowAt[found.state] ?? 0) : 0)

/** One step: `done`, `now` or `later`, when it was done, and what is told of it. `offer` = the last one that was held out to somebody, `instead` stands in for the hint of the step that is on. */
export function stepOf(name, found, matter, offer, instead) {
  const i = order.indexOf(name)
  const reached = reachedBy(found)
  const state = i < reached ? 'done' : i === reached ? 'now' : 'later'
  // a step keeps its line while it is on, or all below it would jump; the first one stands in the lead already
  const hinted = state === 'later' || (state === 'now' && i > 0)
  const hint = (state === 'now' && instead) || hintIn(name, found)
  const told = (found && toldOf(name, found, state, matter, offer)) ?? (hinted ? hint : undefined)
  return { name, state, at: state === 'done' ? timeOf(name, found) : undefined, told }
}

function hintIn(step, found) {
  const { name, who } = hintOf(step, found)
  return words.hints[name](words.handlers[who], found?.state === 'in_progress')
}

const draw = ({ name, state, at, told }) =>
  make(
    'li',
    { class: `step ${state}` },
    make('b', {}, words.steps[name]),
    at && make('time', {}, timeOfDay(at)),
    told && make('span', {}, ...unbroken(told)),
  )

/** What is known of a step of this case, in words; nothing when only the hint helps. */
function toldOf(name, found, state, matter, offer) {
  if (name === 'tap')
    return words.ended[found.state] ?? (state === 'done' ? words.filed(matter, short(found)) : undefined)
  if (name === 'ask' && state !== 'later') return waits(found) ? asking(found) : sent(found, offer)
  if (name === 'accept' && state === 'done')
    return words.took(found.assignee?.name ?? '', took(between(found, 'respondedAt')))
  if (name === 'finish' && found.state === 'on_hold') return words.ended.on_hold
  if (name === 'finish' && state === 'done') return words.solved(took(between(found, 'resolvedAt')))
  if (name === 'confirm' && state === 'done') return found.rating ? words.rated(found.rating.stars) : words.closed
  return undefined
}

const waits = ({ state }) => ['submitted', 'offered'].includes(state)
const asking = ({ offer, poolSince }) =>
  offer ? words.asking(offer.name, away(offer)) : poolSince ? words.pool : undefined

/** Whom it went to, as far away as they were when they were asked. */
function sent({ assignee, timeline }, offer) {
  if (!assignee) return undefined
  const way = timeline.findLast(({ command }) => ['accept', 'claim', 'assign'].includes(command))?.command
  if (way === 'claim') return words.claimed(assignee.name)
  return words.sent(assignee.name, away(offer?.name === assignee.name ? offer : assignee))
}

const away = ({ metres }) => (metres === undefined ? undefined : words.metres(metres))
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
