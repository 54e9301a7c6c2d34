import { make } from './dom.js'
import { words } from './words.js'

const ringMs = 6000
const noticeMs = 5000

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

/** WeChat's notice at the top of the screen; a tap opens the chat. */
export function raise(banner, line, onTap, tabs) {
  tabs.dot('chat', true)
  const account = words.accountName[line.accountKey] ?? line.accountKey
  banner.replaceChildren(
    make('img', { src: 'icon.svg', alt: '' }),
    make('b', {}, account),
    make('span', {}, line.text.replaceAll(/<[^>]+>/g, '')),
  )
  banner.onclick = onTap
  banner.hidden = false
  clearTimeout(banner.timer)
  banner.timer = setTimeout(() => {
    banner.hidden = true
  }, noticeMs)
}
