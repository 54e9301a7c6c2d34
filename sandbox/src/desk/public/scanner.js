import { make } from './dom.js'
import { signsOf } from './town.js'
import { words } from './words.js'

/** WeChat's scanner over the chat. A desk has no camera, so it shows the signs that the person of this key passes; `onSign` gets the one that is scanned. */
export function scanner(key, onSign) {
  const list = make('div', { class: 'scan-signs' })
  const close = () => root.remove()
  const choose = (sign) => {
    close()
    onSign(sign)
  }
  const cancel = make('button', { type: 'button', class: 'scan-close', onclick: close }, words.scanClose)
  const top = make('header', { class: 'scan-top' }, cancel, make('b', {}, words.scan))
  const about = { class: 'scan', role: 'dialog', 'aria-label': words.scan }
  const root = make('div', about, top, make('p', {}, words.scanHint), list)
  // a phone taller than its window shows the scanner from its top
  requestAnimationFrame(() => cancel.focus())
  void signsOf(key).then(
    (signs) => list.append(...signs.map((sign) => signRow(sign, () => choose(sign)))),
    () => list.append(make('p', {}, words.notSent)),
  )
  return root
}

function signRow({ text, own, picture }, onclick) {
  const src = `data:image/svg+xml,${encodeURIComponent(picture)}`
  const name = make('span', {}, text, own && make('small', {}, words.ownDoor))
  return make('button', { type: 'button', onclick }, make('img', { src, alt: '' }), name)
}
