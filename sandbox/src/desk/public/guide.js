import { make } from './dom.js'
import { digits, span, timeOfDay, took } from './time.js'
import { words } from './words.js'

const order = ['tap', 'ask', 'accept', 'finish', 'confirm']
const nowAt = { submitted: 1, offered: 2, accepted: 3, in_progress: 3, on_hold: 3, resolved: 4, closed: 5 }
const ended = ['withdrawn', 'declined', 'merged']

/** The story so far, told beside the phones: which step the resident's newest case has reached, and whose turn it is. */
export function guide() {
  const list = make('ol', { class: 'steps' })
  const clock = make('div', { class: 'clock', hidden: true })
  const root = make('section', { class: 'guide', 'aria-live': 'polite' }, list, clock)
  let shown
  const draw = () => {
    list.replaceChildren(...order.map((name, i) => stepOf(name, i, shown)))
    tick()
  }
  const tick = () => drawClock(clock, shown)
  draw()
  setInterval(tick, 1000)
  const show = (found) => {
    shown = found
    draw()
  }
  return { root, show }
}

function stepOf(name, i, found) {
  const reached = found && !ended.includes(found.state) ? (nowAt[found.state] ?? 0) : 0
  const state = i < reached ? 'done' : i === reached ? 'now' : 'later'
  const text = name === 'accept' && found?.kind === 'callout' ? words.steps.acceptTrade : words.steps[name]
  const told = found ? toldOf(name, found, state) : undefined
  const detail = told ?? (state === 'now' ? text.hint : undefined)
  return make(
    'li',
    { class: `step ${state}` },
    make('b', {}, text.title),
    detail && make('span', {}, detail),
    state === 'done' && timeOf(name, found) && make('time', {}, timeOfDay(timeOf(name, found))),
  )
}

/** What is known of a step of this case, in words; nothing when only the hint helps. */
function toldOf(name, found, state) {
  if (name === 'tap')
    return words.ended[found.state] ?? (state === 'done' ? words.filed(found.categoryName, short(found)) : undefined)
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

function drawClock(root, found) {
  const waiting = found && ['submitted', 'offered'].includes(found.state)
  const working = found && ['accepted', 'in_progress'].includes(found.state)
  root.hidden = !waiting && !working
  if (root.hidden) return
  const due = Date.parse(waiting ? found.clocks.respondBy : found.clocks.closeBy)
  const left = due - Date.now()
  const label = left < 0 ? words.late : waiting ? words.left : words.leftClose
  root.classList.toggle('late', left < 0)
  const value = left < 0 ? span(-left) : digits(left)
  root.replaceChildren(make('span', {}, label), make('strong', {}, value))
}
