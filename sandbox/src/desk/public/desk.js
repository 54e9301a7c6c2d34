import { follower } from './follow.js'
import { guide } from './guide.js'
import { phone } from './phone.js'
import { fillRail } from './rail.js'
import { seats } from './seats.js'
import { newestCase, readPeople } from './town.js'

const frame = { width: 375 + 24, height: 812 + 24 }
/** In a row of their own, phones are as high as the screen of a phone has room for. */
const rowScale = 0.86
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
fillRail(document.getElementById('rail'), story.root)
placePhones(follower(story.show))
keepScale()

function placePhones(following) {
  const begin = async (key) => following.begin(await newestCase(key).catch(() => undefined))
  for (const [side, key] of Object.entries(sides)) {
    const onPerson = (chosen) => {
      const held = phones.get(side)
      if (held) names.name(held.root, chosen)
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
    names.add(one.root)
    names.name(one.root, key)
  }
}

/** Phones are drawn at their true size and scaled as a whole, so that what stands in them is what a phone shows. */
function keepScale() {
  const fit = () => {
    const caption = root.querySelector('.caption')?.offsetHeight ?? 0
    const width = root.clientWidth
    const inRow = matchMedia('(max-width: 899px)').matches
    const byWidth = inRow ? (width - 2 * 16) / frame.width : (width - 2 * 20) / 3 / frame.width
    const byHeight = inRow ? rowScale : (root.clientHeight - caption - 2 * 8) / frame.height
    const scale = Math.max(0.6, Math.min(1.12, byHeight, byWidth))
    root.style.setProperty('--scale', scale.toFixed(4))
  }
  new ResizeObserver(fit).observe(root)
  fit()
}
