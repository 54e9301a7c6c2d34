import { make } from './dom.js'
import { unbroken } from './unbroken.js'
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
  make('section', { class: 'tips' }, make('h2', {}, words.more), make('dl', {}, ...words.tips.flatMap(tip)))

/** Where there is no room for the sentence, it comes up over the name. */
const tip = ([name, text]) => [make('dt', { title: text }, name), make('dd', {}, ...unbroken(text))]

const apiLink = () => make('a', { href: '/api/docs', target: '_blank', rel: 'noopener' }, words.api)
