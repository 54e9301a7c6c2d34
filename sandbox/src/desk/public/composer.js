import { icon, make } from './dom.js'
import { pictureOf } from './picture.js'
import { menuOf } from './town.js'
import { words } from './words.js'

/** The foot of the chat: the account's menu, or the keyboard with picture, place and voice. */
export function composer({ accountKey, point, send, onPage }) {
  const root = make('div', { class: 'composer', 'data-mode': 'keyboard' })
  const turn = (mode) => {
    root.dataset.mode = mode
  }
  const menu = make('div', { class: 'menu-row' })
  const fill = (buttons) =>
    menu.replaceChildren(
      modeButton('keyboard', () => turn('keyboard')),
      ...buttons.map((one) => menuButton(one, send, onPage)),
    )
  fill(words.defaultMenu)
  void menuOf(accountKey).then((buttons) => buttons && fill(buttons))
  root.append(
    menu,
    keyboard(point, send, () => turn('menu')),
  )
  return root
}

const modeButton = (name, onclick) =>
  make('button', { type: 'button', class: 'bare mode', 'aria-label': words[name], onclick }, icon(name))

function keyboard(point, send, onMenu) {
  const input = make('input', {
    type: 'text',
    placeholder: words.placeholder,
    'aria-label': words.placeholder,
    maxlength: '600',
    enterkeyhint: 'send',
  })
  const more = make('div', { class: 'more', hidden: true })
  const toggle = () => {
    more.hidden = !more.hidden
  }
  const submit = (event) => {
    event.preventDefault()
    const text = input.value.trim()
    if (!text) return
    input.value = ''
    mark()
    send({ type: 'text', text })
  }
  const form = make('form', { class: 'type-row', onsubmit: submit })
  const mark = () => form.classList.toggle('filled', input.value.trim() !== '')
  input.addEventListener('input', mark)
  const close = (saying) => {
    more.hidden = true
    return send(saying)
  }
  form.append(
    modeButton('menu', onMenu),
    input,
    make('button', { type: 'submit', class: 'send' }, words.send),
    make('button', { type: 'button', class: 'bare add', 'aria-label': words.add, onclick: toggle }, icon('add')),
  )
  more.append(...extras(point, close, input))
  return make('div', { class: 'keyboard' }, form, more)
}

function extras(point, send, input) {
  const file = make('input', { type: 'file', accept: 'image/*', hidden: true })
  file.addEventListener('change', async () => {
    const [chosen] = file.files
    file.value = ''
    if (chosen) send({ type: 'image', ...(await pictureOf(chosen)) })
  })
  const speak = () => {
    const recognition = input.value.trim() || words.sampleVoice
    input.value = ''
    send({ type: 'voice', recognition })
  }
  const tile = (name, onclick) => make('button', { type: 'button', onclick }, icon(name), make('span', {}, words[name]))
  return [
    file,
    tile('picture', () => file.click()),
    tile('sample', () => send({ type: 'image' })),
    tile('location', () => send({ type: 'location', lng: point.lng, lat: point.lat, label: words.here })),
    tile('voice', speak),
  ]
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
