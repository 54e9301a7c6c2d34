import { bubble, dayLine } from './bubble.js'
import { icon, make } from './dom.js'
import { words } from './words.js'

/** The chat as it is drawn: the account's name, what was said, and where to say something; `onSwap` wants another account. */
export function drawChat(onSwap) {
  const list = make('div', { class: 'lines', 'aria-live': 'polite' })
  const title = make('b')
  const about = { type: 'button', class: 'bare', 'aria-label': words.account, onclick: onSwap }
  const swap = make('button', about, icon('swap'))
  const top = make('header', { class: 'chat-top' }, make('span'), title, swap)
  const foot = make('div', { class: 'chat-foot' })
  // Pictures come after their bubbles and push the end down; `load` doesn't bubble, so it is caught on its way in.
  list.addEventListener('load', () => toEnd(list), true)
  // so does the panel that opens under it
  new ResizeObserver(() => toEnd(list)).observe(list)
  return { root: make('div', { class: 'chat' }, top, list, foot), list, title, foot, swap }
}

/** Puts the lines of one chat into the list and shows the last ones; where nothing was said yet, what one could say. */
export function fillLines(list, lines, person, onPage, send) {
  const say = (text) => send({ type: 'text', text })
  const drawn = lines.flatMap((line, i) => [dayLine(lines[i - 1], line), bubble(line, person, onPage, say)])
  list.replaceChildren(...(lines.length ? drawn.filter(Boolean) : [suggestions(say)]))
  toEnd(list)
}

const toEnd = (list) => {
  list.scrollTop = list.scrollHeight
}

const suggestions = (say) =>
  make(
    'div',
    { class: 'chat-empty' },
    make('p', {}, words.chatEmpty),
    make(
      'div',
      {},
      ...words.suggestions.map((text) => make('button', { type: 'button', onclick: () => say(text) }, text)),
    ),
  )
