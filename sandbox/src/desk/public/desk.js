import { follower } from './follow.js'
import { guide } from './guide.js'
import { phone } from './phone.js'
import { fillRail } from './rail.js'
import { newestCase, readPeople } from './town.js'

const frame = { width: 375 + 24, height: 812 + 24 }
const sides = { resident: 'resident', leader: 'leader', trade: 'plumber' }

const root = document.getElementById('phones')
const people = await readPeople()
const phones = new Map()
const story = guide({
  people,
  phones: () => Object.fromEntries([...phones.values()].map((one) => [one.holder(), one.viewed()])),
  // the third phone is the one that changes hands: the story needs the other two
  onSeat: (key) => phones.get('trade').hold(key),
})
fillRail(document.getElementById('rail'), story.root)
keepScale()
placePhones(follower(story.show))

function placePhones(following) {
  const begin = async (key) => following.begin(await newestCase(key).catch(() => undefined))
  for (const [side, key] of Object.entries(sides)) {
    const onPerson = (chosen) => {
      if (side === 'resident') void begin(chosen)
      else void story.redraw()
    }
    const onView = (caseId) => {
      if (caseId) following.viewed(caseId)
      void story.redraw()
    }
    const one = phone({ side, key, people, onPerson, onCase: following.told, onView })
    phones.set(side, one)
    root.append(one.root)
  }
}

/** Phones are drawn at their true size and scaled as a whole, so that what stands in them is what a phone shows. */
function keepScale() {
  const fit = () => {
    const wide = matchMedia('(min-width: 1100px)').matches
    const height = root.clientHeight - 84
    const width = wide ? (root.clientWidth - 2 * 24) / 3 : Math.min(root.clientWidth - 48, frame.width)
    const byHeight = wide ? height / frame.height : 1
    const scale = Math.max(0.5, Math.min(1, byHeight, width / frame.width))
    root.style.setProperty('--scale', scale.toFixed(4))
  }
  new ResizeObserver(fit).observe(root)
  fit()
}
