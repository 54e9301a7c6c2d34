import { make } from './dom.js'
import { fastClock } from './town.js'
import { words } from './words.js'

/** The left column: what this is, what to do now and the story so far, the clock switch and the fine print. */
export function fillRail(root, story) {
  root.append(
    make(
      'header',
      { class: 'brand' },
      make('img', { src: 'icon.svg', alt: '' }),
      make('h1', {}, words.name),
      make('p', {}, words.motto),
    ),
    story,
    tips(),
    make('footer', {}, clockSwitch(), make('p', { class: 'fine' }, words.madeUp, ' ', apiLink())),
  )
}

const tips = () =>
  make(
    'section',
    { class: 'tips' },
    make('h2', {}, words.more),
    make('dl', {}, ...words.tips.flatMap(([name, text]) => [make('dt', {}, name), make('dd', {}, text)])),
  )

const apiLink = () => make('a', { href: '/api/docs', target: '_blank', rel: 'noopener' }, words.api)

function clockSwitch() {
  const input = make('input', { type: 'checkbox', role: 'switch', id: 'fast-clock', disabled: true })
  const show = (fast) => {
    input.checked = fast
    input.disabled = false
  }
  input.addEventListener('change', () => {
    input.disabled = true
    fastClock(input.checked).then(show, () => show(!input.checked))
  })
  fastClock().then(show, () => {})
  const label = make(
    'span',
    {},
    make('b', { class: 'switch-name' }, words.clock),
    make('small', {}, words.clockMore, make('span', { class: 'switch-off' }, words.clockOff)),
  )
  return make('label', { class: 'switch', for: 'fast-clock' }, label, input)
}
