import { icon, make } from './dom.js'
import { menuOf } from './town.js'
import { words } from './words.js'

/** The account's menu, beginning with `toKeyboard`: the one everybody knows until the account's own is there. */
export function menuRow({ accountKey, send, onPage }, toKeyboard) {
  const row = make('div', { class: 'menu-row' })
  const fill = (buttons) => row.replaceChildren(toKeyboard, ...buttons.map((one) => menuButton(one, send, onPage)))
  fill(words.defaultMenu)
  void menuOf(accountKey).then((buttons) => buttons && fill(buttons))
  return row
}

function menuButton(button, send, onPage) {
  if (!button.sub_button?.length)
    return make('button', { type: 'button', onclick: () => press(button, send, onPage) }, button.name)
  const list = make('div', { class: 'sub-menu', hidden: true })
  const choose = (one) => {
    list.hidden = true
    press(one, send, onPage)
  }
  list.append(
    ...button.sub_button.map((one) => make('button', { type: 'button', onclick: () => choose(one) }, one.name)),
  )
  const toggle = () => {
    list.hidden = !list.hidden
  }
  return make(
    'div',
    { class: 'menu-cell' },
    list,
    make('button', { type: 'button', onclick: toggle }, icon('list'), button.name),
  )
}

const press = (button, send, onPage) => {
  if (button.type === 'miniprogram') return onPage((button.pagepath ?? '').replace(/^\//, ''))
  if (button.type === 'view') return window.open(button.url, '_blank', 'noopener')
  return send({ type: 'click', key: button.key })
}
