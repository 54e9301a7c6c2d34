import { words } from './words.js'

const ringMs = 6000

/** Rings once for each offer held out to the person; answers whether it rang. */
export function bell(root, sign, onRing) {
  const rung = new Set()
  let timer
  return (found) => {
    const { offer } = found
    if (!offer?.mine) {
      if (rung.has(found.id)) quiet(root, sign, timer)
      return false
    }
    const call = `${found.id} ${found.turn} ${offer.round}`
    if (rung.has(call)) return false
    rung.add(call).add(found.id)
    clearTimeout(timer)
    root.classList.remove('ringing')
    void root.offsetWidth
    root.classList.add('ringing')
    sign.textContent = words.ringing
    timer = setTimeout(() => quiet(root, sign, timer), ringMs)
    onRing()
    return true
  }
}

function quiet(root, sign, timer) {
  clearTimeout(timer)
  root.classList.remove('ringing')
  sign.textContent = ''
}
