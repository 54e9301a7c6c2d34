import { make } from './dom.js'
import { words } from './words.js'

/**
 * The names above the row of phones: a tap brings a phone into view, and the one in view is marked. `name` tells who holds a phone now, `turn` whose phone
 * is to be pressed next (by key; nobody's when it is none of them).
 */
export function seats(root, row) {
  const all = new Map()
  const seen = new IntersectionObserver(
    (changes) => {
      for (const { target, intersectionRatio } of changes)
        all.get(target)?.button.setAttribute('aria-current', String(intersectionRatio > 0.6))
    },
    { root: row, threshold: 0.6 },
  )
  const add = (phone) => {
    const onclick = () => phone.scrollIntoView({ behavior: 'smooth', block: 'nearest', inline: 'center' })
    const button = make('button', { type: 'button', onclick })
    all.set(phone, { button })
    root.append(button)
    seen.observe(phone)
  }
  const name = (phone, key) => {
    const seat = all.get(phone)
    seat.key = key
    seat.button.textContent = words.roles[key] ?? ''
  }
  const turn = (key) => {
    for (const seat of all.values()) seat.button.classList.toggle('turn', seat.key === key)
  }
  return { add, name, turn }
}
