import { matterNames } from '/__sandbox/tiles.js'
import { drawClock } from './clock.js'
import { make } from './dom.js'
import { askedFor, leadOf, repeated } from './lead.js'
import { leadBox } from './leadBox.js'
import { steps } from './steps.js'
import { ownCases } from './town.js'
import { whoseTurn } from './whose.js'

/**
 * What to press now and the story so far: which step the followed case has reached, and whose turn it is. `phones` gives by the keys of who
 * holds a phone what is open there, `onSeat` is asked to give somebody one. `waits` says since when a talk of somebody's waits for a place, if it does,
 * `goes` at what `speed` the town's clock goes, and whether it is `away`.
 */
export function guide({ people, phones, onSeat, onTurn }) {
  const lead = leadBox(people, onSeat)
  const list = story(lead.titleOf)
  const clock = make('div', { class: 'clock' })
  const root = make('section', { class: 'guide' }, lead.root, clock, list.root)
  const { drafts, waits } = talks(() => redraw())
  let shown
  let town = {}
  // the sentence and the case it was made for: another one is shown at once, its sentence a moment later
  let said = { next: leadOf(undefined, undefined, {}) }
  const tick = () => {
    drawClock(clock, shown)
    lead.draw(town.away ? { name: 'away' } : said.next, said.found, said.found && nameOf(said.found), town.speed)
    onTurn(town.away ? undefined : said.next.press)
  }
  const redraw = async () => {
    const found = shown
    const [turn, tried] = await Promise.all([whoseTurn(found, people), triedIn(found, phones)])
    if (found !== shown) return
    said = { found, next: askedFor(drafts, found, phones()) ?? leadOf(found, turn, phones(), tried) }
    tick()
    list.show(shown, said)
  }
  const show = (found) => {
    shown = found
    list.show(shown, said)
    drawClock(clock, shown)
    void redraw()
  }
  const goes = (now) => {
    town = now
    tick()
  }
  setInterval(tick, 1000)
  show()
  return { root, show, redraw, waits, goes }
}

/** The steps of the case; of the same one they go on saying what the lead says until it says something else. */
function story(titleOf) {
  const { root, show: draw } = steps()
  const show = (found, said) => {
    const next = said.found?.id === found?.id && repeated.includes(said.next.name) ? said.next : undefined
    draw(found, found && nameOf(found), next && titleOf(next, found))
  }
  return { root, show }
}

/** Talks that wait for a place: since when (ms), by key; `changed` hears of each that begins or ends. */
function talks(changed) {
  const drafts = new Map()
  const waits = (key, since) => {
    if (drafts.get(key) === since) return
    drafts.set(key, since)
    changed()
  }
  return { drafts, waits }
}

/** What whoever holds the first phone has reported so far, once this matter is done. */
function triedIn(found, phones) {
  const [key] = Object.keys(phones())
  return found?.state === 'closed' && key ? ownCases(key).catch(() => []) : []
}

/** What the phones call the matter. */
const nameOf = ({ category, categoryName }) => matterNames[category] ?? categoryName
