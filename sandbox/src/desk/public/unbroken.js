import { make } from './dom.js'
import { words } from './words.js'

/** The pieces of a sentence, in their order; those at odd places must not break. */
export const piecesOf = (text) => text.split(words.whole)

/** A sentence as the children of an element, in which no name and no number breaks in two. */
export const unbroken = (text) =>
  piecesOf(text).map((piece, i) => (i % 2 ? make('span', { class: 'whole' }, piece) : piece))
