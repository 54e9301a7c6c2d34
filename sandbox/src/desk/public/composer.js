import { icon, make } from './dom.js'
import { keyboard } from './keyboard.js'
import { menuRow } from './menuRow.js'
import { words } from './words.js'

/** The foot of the chat: the account's menu, or the keyboard with picture, place and voice. */
export function composer(at) {
  const root = make('div', { class: 'composer', 'data-mode': 'keyboard' })
  const turnTo = (mode) => {
    const onclick = () => {
      root.dataset.mode = mode
    }
    return make('button', { type: 'button', class: 'bare mode', 'aria-label': words[mode], onclick }, icon(mode))
  }
  root.append(menuRow(at, turnTo('keyboard')), keyboard(at, turnTo('menu')))
  return root
}
