import { faceOf, isHurried } from './clockFace.js'
import { make } from './dom.js'
import { words } from './words.js'

/** Draws the clock of a case as it stands now: what is promised before there is one, how much is left, how late it is, how long it took in the end. */
export function drawClock(root, found) {
  const { look, label, value, left = 1 } = faceOf(found)
  root.className = `clock ${look}`
  root.style.setProperty('--left', `${(100 * Math.max(0, Math.min(1, left))).toFixed(1)}%`)
  const fast = found && isHurried(found) && make('small', {}, words.clock)
  root.replaceChildren(make('span', {}, label, fast), make('strong', {}, value), make('i', { class: 'clock-bar' }))
}
