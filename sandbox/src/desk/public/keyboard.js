import { icon, make } from './dom.js'
import { pictureOf } from './picture.js'
import { scanner } from './scanner.js'
import { words } from './words.js'

/** Where something is written, beginning with `toMenu`; picture, place, voice and scanning come out under it and go away with the first that is used. */
export function keyboard({ key, point, send, onSign }, toMenu) {
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
  const close = (saying) => {
    more.hidden = true
    return send(saying)
  }
  const root = make('div', { class: 'keyboard' }, typeRow(input, toMenu, send, toggle), more)
  const scanIn = () => {
    more.hidden = true
    root.append(scanner(key, onSign))
  }
  more.append(...extras(point, close, input), tile('scan', scanIn))
  return root
}

function typeRow(input, toMenu, send, onAdd) {
  const submit = (event) => {
    event.preventDefault()
    const text = input.value.trim()
    if (!text) return
    input.value = ''
    mark()
    send({ type: 'text', text })
  }
  const form = make(
    'form',
    { class: 'type-row', onsubmit: submit },
    toMenu,
    input,
    make('button', { type: 'submit', class: 'send' }, words.send),
    make('button', { type: 'button', class: 'bare add', 'aria-label': words.add, onclick: onAdd }, icon('add')),
  )
  const mark = () => form.classList.toggle('filled', input.value.trim() !== '')
  input.addEventListener('input', mark)
  return form
}

const tile = (name, onclick) => make('button', { type: 'button', onclick }, icon(name), make('span', {}, words[name]))

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
  return [
    file,
    tile('picture', () => file.click()),
    tile('sample', () => send({ type: 'image' })),
    tile('location', () => send({ type: 'location', lng: point.lng, lat: point.lat, label: words.here })),
    tile('voice', speak),
  ]
}
