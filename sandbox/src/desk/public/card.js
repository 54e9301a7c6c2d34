import { icon, make } from './dom.js'
import { words } from './words.js'

/** A message by template or an article, as WeChat draws it: title, rows of label and value, and a foot that says what a tap opens. `from` = the mini-program's name among the service notices. */
export function card({ title, rows = [], words: text, page, url }, from, onPage) {
  const open = page ? () => onPage(page.replace(/^\//, '')) : url && (() => window.open(url, '_blank', 'noopener'))
  const inside = [
    from && make('span', { class: 'wx-from' }, make('img', { src: 'icon.svg', alt: '' }), from),
    make('b', {}, title),
    text && make('span', { class: 'wx-words' }, text),
    rows.length > 0 && make('span', { class: 'wx-rows' }, ...rows.map(row)),
    open && foot(page),
  ].filter(Boolean)
  if (!open) return make('div', { class: 'wx-card' }, ...inside)
  return make('button', { class: 'wx-card', type: 'button', onclick: open }, ...inside)
}

const row = ({ label, value }) =>
  make('span', {}, make('span', { class: 'wx-label' }, label), make('span', { class: 'wx-value' }, value))

const foot = (page) =>
  make(
    'span',
    { class: 'wx-foot' },
    page && icon('mini'),
    make('span', {}, page ? words.miniProgram : words.details),
    icon('right'),
  )

/** Why something did not reach this person: the platform's own note, which no phone shows. */
export const undelivered = ({ why }) => make('p', { class: 'chat-note undelivered' }, words.undelivered(why))
