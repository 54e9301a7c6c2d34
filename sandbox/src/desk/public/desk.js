import { guide } from './guide.js'
import { phone } from './phone.js'
import { fillRail } from './rail.js'
import { newestCase, readPeople } from './town.js'

const frame = { width: 375 + 24, height: 812 + 24 }
const sides = { resident: 'resident', leader: 'leader', trade: 'plumber' }

const root = document.getElementById('phones')
const story = guide()
fillRail(document.getElementById('rail'), story.root)
keepScale()
placePhones(await readPeople())

function placePhones(people) {
  let told
  const tell = (found) => {
    if (told && told.id !== found.id && told.createdAt > found.createdAt) return
    if (told?.id === found.id && told.version > found.version) return
    told = found
    story.show(found)
  }
  const refresh = async (key) => {
    const found = await newestCase(key).catch(() => undefined)
    told = undefined
    if (found) tell(found)
    else story.show(undefined)
  }
  for (const [side, key] of Object.entries(sides)) {
    const first = side === 'resident'
    const onCase = (found) => first && found.reporter?.mine && tell(found)
    root.append(phone({ side, key, people, onCase, onPerson: (chosen) => first && refresh(chosen) }).root)
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
