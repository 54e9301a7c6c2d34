import { isHurried } from './clockFace.js'
import { make } from './dom.js'
import { span, timeOfDay } from './time.js'
import { unbroken } from './unbroken.js'
import { words } from './words.js'

/** From here on, in ms, the seconds that are left say more than the time of day. */
const soonMs = 60_000
/** How long a report without a place waits for one, in ms of the real clock. */
const placeMs = 600_000

/** The lines that say what to press on which phone, and a button where somebody has to be given a phone first (`onSeat`). `draw` says them as of now; what has not changed is not said again. `titleOf` = the first of them, of a lead. */
export function leadBox(people, onSeat) {
  const title = make('h2', { 'aria-live': 'polite' })
  const more = make('p')
  const root = make('div', { class: 'lead' }, title, more)
  let offered
  const offer = (seat) => {
    if (seat === offered) return
    offered = seat
    root.querySelector('.seat')?.remove()
    const give = { type: 'button', class: 'seat', onclick: () => onSeat(seat) }
    if (seat) root.append(make('button', give, words.seat(words.roles[seat])))
  }
  const draw = (lead, found, matter, speed) => {
    const facts = factsOf(lead, found, matter, speed, people)
    const [first, second] = words.lead[lead.name](facts)
    // seconds that run are no news to those who hear the page
    more.setAttribute('aria-live', facts.left ? 'off' : 'polite')
    put(title, first)
    put(more, second)
    offer(lead.seat)
  }
  const titleOf = (next, found) => words.lead[next.name](factsOf(next, found, undefined, undefined, people))[0]
  return { root, draw, titleOf }
}

const put = (line, text) => {
  if (line.textContent !== text) line.replaceChildren(...unbroken(text))
}

/** What the sentence of a lead may speak of. `left` = the time until the next person's turn once it is under a minute, `until` the time of day before, `wait` that time in either case; `pooled` = others may claim it meanwhile; `fast` = the clock is, `hurried` = this matter's is. */
export function factsOf({ key, who, before }, found, matter, speed, people) {
  return {
    role: words.roles[key],
    name: people.get(key)?.name,
    who,
    matter,
    before: before && words.ways[before],
    fast: speed > 1,
    hurried: found !== undefined && isHurried(found),
    pooled: Boolean(found?.poolSince),
    search: span(placeMs / (speed ?? 1)),
    ...untilOf(found),
  }
}

function untilOf(found) {
  const due = found?.offer ? found.offer.until : found?.place?.unknown && found.dispatchAt
  if (!due) return {}
  const ms = Date.parse(due) - Date.now()
  if (ms >= soonMs) return { until: timeOfDay(due), wait: span(soonMs * Math.round(ms / soonMs)) }
  if (ms <= 0) return {}
  const left = words.seconds(Math.ceil(ms / 1000))
  return { left, wait: left }
}
