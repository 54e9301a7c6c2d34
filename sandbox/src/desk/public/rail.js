import { make } from './dom.js'
import { words } from './words.js'

/** The left column: what this is, what to do now and the story so far, the clock switch and the fine print. */
export function fillRail(root, story, clock) {
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
    make('footer', {}, clock, make('p', { class: 'fine' }, words.madeUp, ' ', apiLink())),
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
