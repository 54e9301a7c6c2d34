import { matterNames } from '/__sandbox/tiles.js'
import { drawClock } from './clock.js'
import { make } from './dom.js'
import { askedFor, hintOf, leadOf } from './lead.js'
import { timeOfDay, took } from './time.js'
import { ownCases } from './town.js'
import { whoseTurn } from './whose.js'
import { words } from './words.js'

const order = ['tap', 'ask', 'accept', 'finish', 'confirm']
const nowAt = { submitted: 1, offered: 2, accepted: 3, in_progress: 3, on_hold: 3, resolved: 4, closed: 5 }
const ended = ['withdrawn', 'declined', 'merged']

/**
 * What to press now and the story so far: which step the followed case has reached, and whose turn it is. `phones` gives by the keys of who
 * holds a phone which case is open there, `onSeat` is asked to give somebody one. `waits` says since when a talk of somebody's waits for a place, if it does.
 */
export function guide({ people, phones, onSeat, onTurn }) {
  const lead = make('div', { class: 'lead', 'aria-live': 'polite' })
  const list = make('ol', { class: 'steps' })
  const clock = make('div', { class: 'clock' })
  const root = make('section', { class: 'guide' }, lead, clock, list)
  const drafts = new Map()
  let shown
  const tick = () => drawClock(clock, shown)
  const redraw = async () => {
    const found = shown
    const turn = await whoseTurn(found, people)
    const tried = found?.state === 'closed' ? await triedBy(Object.keys(phones())[0]) : []
    if (found !== shown) return
    const next = askedFor(drafts, found, phones()) ?? leadOf(found, turn, phones(), tried)
    lead.replaceChildren(...drawLead(next, found, people, onSeat))
    onTurn(next.press)
  }
  const show = (found) => {
    shown = found
    list.replaceChildren(...order.map((name, i) => stepOf(name, i, found)))
    tick()
    void redraw()
  }
  const waits = (key, since) => {
    if (drafts.get(key) === since) return
    drafts.set(key, since)
    void redraw()
  }
  show(undefined)
  setInterval(tick, 1000)
  return { root, show, redraw, waits }
}

const triedBy = (key) => (key ? ownCases(key).catch(() => []) : [])

/** The two lines that say what to press on which phone; a button where somebody has to be given a phone first. */
function drawLead({ name, key, who, seat }, found, people, onSeat) {
  const matter = found && nameOf(found)
  const [title, more] = words.lead[name](key ? words.roles[key] : who, people.get(key)?.name, matter, untilOf(found))
  const give = { type: 'button', class: 'seat', onclick: () => onSeat(seat) }
  const button = seat && make('button', give, words.seat(words.roles[seat]))
  return [make('h2', {}, title), make('p', {}, more), button].filter(Boolean)
}

/** What the phones call the matter. */
const nameOf = ({ category, categoryName }) => matterNames[category] ?? categoryName

/** Until when somebody is asked, in the town's time; nothing when it has no end. */
const untilOf = (found) => found?.offer?.until && timeOfDay(found.offer.until)

const reachedBy = (found) => (found && !ended.includes(found.state) ? (nowAt[found.state] ?? 0) : 0)

function stepOf(name, i, found) {
  const reached = reachedBy(found)
  const state = i < reached ? 'done' : i === reached ? 'now' : 'later'
  const hint = hintOf(name, found)
  const later = state === 'later' ? words.hints[hint.name](words.handlers[hint.who]) : undefined
  const told = (found && toldOf(name, found, state)) ?? later
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
function toldOf(name, found, state) {
  if (name === 'tap')
    return words.ended[found.state] ?? (state === 'done' ? words.filed(nameOf(found), short(found)) : undefined)
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
