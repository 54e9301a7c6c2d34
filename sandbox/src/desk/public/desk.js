import { clockSwitch } from './clockSwitch.js'
import { follower } from './follow.js'
import { guide } from './guide.js'
import { keepSeat, keptSeats } from './keptSeats.js'
import { pace } from './pace.js'
import { phone } from './phone.js'
import { fillRail } from './rail.js'
import { seats } from './seats.js'
import { newestCase, readPeople, waitsForPlace } from './town.js'

/** How long a talk that waits for a place is believed to wait on, in ms. */
const draftMs = 20_000
const looks = new Map()
const sides = { resident: 'resident', leader: 'leader', trade: 'plumber' }

const root = document.getElementById('phones')
const people = await readPeople()
const phones = new Map()
const names = seats(document.getElementById('seats'), root)
const story = guide({
  people,
  phones: () => Object.fromEntries([...phones.values()].map((one) => [one.holder(), one.viewed()])),
  // the third phone is the one that changes hands: the story needs the other two
  onSeat: (key) => phones.get('trade').hold(key),
  onTurn: names.turn,
})
const fastClock = clockSwitch((fast) => clock.turn(fast))
const clock = pace(
  (now) => {
    fastClock.show(now)
    story.goes(now)
  },
  // what stands on the page is of cases and sessions that exist no more
  () => location.reload(),
)
fillRail(document.getElementById('rail'), story.root, fastClock.root)
placePhones(follower(story.show))

function placePhones(following) {
  const begin = async (key) => following.begin(await newestCase(key).catch(() => undefined))
  const kept = keptSeats(people)
  for (const [side, first] of Object.entries(sides)) {
    const key = kept[side] ?? first
    const onPerson = (chosen) => {
      keepSeat(side, chosen)
      lookSoon(chosen)
      const held = phones.get(side)
      if (held) names.name(held.root, chosen)
      if (side === 'resident') void begin(chosen)
      else void story.redraw()
    }
    const onView = (caseId) => {
      if (caseId) following.viewed(caseId)
      void story.redraw()
    }
    const one = phone({ side, key, people, onPerson, onCase: following.told, onView, onTalk: lookSoon })
    phones.set(side, one)
    root.querySelector('.ghost').replaceWith(one.root)
    names.add(one.root)
    names.name(one.root, key)
  }
  // the browser has few connections: what the screens show comes before what the desk hears
  for (const one of phones.values()) one.begin()
}

/** Whether an account waits for this person's place is asked when something was said, once for all that comes at one moment, and now and then while one does. */
function lookSoon(key, afterMs = 300) {
  clearTimeout(looks.get(key))
  looks.set(key, setTimeout(lookForDraft, afterMs, key))
}

async function lookForDraft(key) {
  const since = await waitsForPlace(key).catch(() => undefined)
  story.waits(key, since)
  if (since) lookSoon(key, draftMs)
}
