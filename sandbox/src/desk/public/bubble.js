import { card, undelivered } from './card.js'
import { icon, make } from './dom.js'
import { timeOfDay } from './time.js'
import { words } from './words.js'

const quietMs = 5 * 60_000

/** One line of the chat: a bubble on its speaker's side, cards across the screen, or grey words of WeChat and its platform. */
export function bubble(line, person, onPage, onSay) {
  if (line.from === 'undelivered') return undelivered(line)
  if (line.cards)
    return make('div', {}, ...line.cards.map((one) => card(one, line.accountKey ? undefined : words.name, onPage)))
  if (line.from === 'system') return make('p', { class: 'chat-note' }, line.text)
  const mine = line.from === 'person'
  const face = mine
    ? make('span', { class: 'face' }, person.name.slice(0, 1))
    : make('img', { class: 'face', src: 'icon.svg', alt: '' })
  return make('div', { class: `line ${mine ? 'mine' : 'theirs'}` }, face, bodyOf(line, onPage, onSay))
}

function bodyOf(line, onPage, onSay) {
  const src = line.media && `/__fake/media?id=${encodeURIComponent(line.media)}`
  if (line.type === 'image' && src) return make('img', { class: 'picture', src, alt: line.text })
  if (line.type === 'location') return make('div', { class: 'bubble place' }, icon('pin'), make('span', {}, line.text))
  if (line.type === 'voice') return make('div', { class: 'bubble voice' }, icon('voice'), make('span', {}, line.text))
  return make('div', { class: 'bubble' }, ...pieces(line.text, onPage, onSay))
}

/** Text with its links; a link to the mini-program opens there, one of an answer says it, any other opens in a new window. Nothing else of a message is markup. */
function pieces(text, onPage, onSay) {
  return text.split(/(<a\b[^>]*>[^<]*<\/a>)/).map((piece) => {
    const link = piece.match(/^<a\b([^>]*)>([^<]*)<\/a>$/)
    if (!link) return piece
    const page = link[1].match(/data-miniprogram-path="([^"]*)"/)?.[1]
    if (page)
      return make('button', { type: 'button', class: 'link', onclick: () => onPage(page.replace(/^\//, '')) }, link[2])
    const answer = link[1].match(/href="weixin:\/\/bizmsgmenu\?msgmenucontent=([^"&]*)/)?.[1]
    if (answer)
      return make(
        'button',
        { type: 'button', class: 'link', onclick: () => onSay(decodeURIComponent(answer)) },
        link[2],
      )
    const href = link[1].match(/href="(https?:[^"]*)"/)?.[1]
    return href ? make('a', { href, target: '_blank', rel: 'noopener' }, link[2]) : link[2]
  })
}

/** The time between two lines that lie more than five minutes apart. */
export const dayLine = (before, line) =>
  before && Date.parse(line.at) - Date.parse(before.at) < quietMs
    ? undefined
    : make('time', { class: 'chat-time' }, timeOfDay(line.at))
