import { bubble, dayLine } from './bubble.js'
import { hear } from './chatStream.js'
import { composer } from './composer.js'
import { icon, make } from './dom.js'
import { say } from './town.js'
import { words } from './words.js'

/** WeChat's own notices, where a mini-program's messages stand: a chat that nobody answers. */
const notices = ''

/**
 * A person's chats with the accounts, as WeChat shows them, and the notices once there are any. `onPage` opens a page of the mini-program, `onHeard`
 * gets each new line of an account, `turnTo` opens one of the chats.
 */
export function chat({ person, onPage, onHeard }) {
  const accounts = Object.keys(person.accountOpenids)
  const lines = []
  const all = () => (lines.some(({ accountKey }) => accountKey === notices) ? [...accounts, notices] : accounts)
  let account = accounts.includes('main') ? 'main' : accounts[0]
  const { root, list, title, foot, swap } = drawChat(() => choose(next(all(), account)))

  const send = async (saying) => {
    title.textContent = words.typing
    try {
      await say({ accountKey: account, openid: person.accountOpenids[account], ...saying })
    } catch {
      list.append(make('p', { class: 'chat-note' }, words.notSent))
    }
    title.textContent = nameOf(account)
  }
  const draw = () => {
    swap.hidden = all().length < 2
    const own = lines.filter((line) => line.accountKey === account)
    const drawn = own.flatMap((line, i) => [
      dayLine(own[i - 1], line),
      bubble(line, person, onPage, (text) => send({ type: 'text', text })),
    ])
    list.replaceChildren(...(own.length ? drawn.filter(Boolean) : [empty(send)]))
    toEnd(list)
  }
  const choose = (chosen) => {
    account = chosen
    title.textContent = nameOf(account)
    const at = { accountKey: account, point: person.point, send, onPage }
    foot.replaceChildren(...(account === notices ? [] : [composer(at)]))
    draw()
  }
  const take = (line, quietly) => {
    if (lines.some((known) => known.id === line.id)) return
    lines.push(line)
    lines.sort(inOrder)
    if (line.from === 'account' && !quietly) onHeard(line)
    draw()
  }
  choose(account)
  return { root, turnTo: choose, ...hear(person.openid, take, draw) }
}

/** By the platform's clock; what came at the same moment, as it came. */
const inOrder = (one, other) => Date.parse(one.at) - Date.parse(other.at) || one.id - other.id || 0

const toEnd = (list) => {
  list.scrollTop = list.scrollHeight
}

/** The chat as it is drawn: the account's name, what was said, and where to say something; `onSwap` wants another account. */
function drawChat(onSwap) {
  const list = make('div', { class: 'lines', 'aria-live': 'polite' })
  const title = make('b')
  const about = { type: 'button', class: 'bare', 'aria-label': words.account, onclick: onSwap }
  const swap = make('button', about, icon('swap'))
  const top = make('header', { class: 'chat-top' }, make('span'), title, swap)
  const foot = make('div', { class: 'chat-foot' })
  // Pictures come after their bubbles and push the end down; `load` doesn't bubble, so it is caught on its way in.
  list.addEventListener('load', () => toEnd(list), true)
  return { root: make('div', { class: 'chat' }, top, list, foot), list, title, foot, swap }
}

const nameOf = (account) => words.accountName[account] ?? account
const next = (list, one) => list[(list.indexOf(one) + 1) % list.length]

const empty = (send) =>
  make(
    'div',
    { class: 'chat-empty' },
    make('p', {}, words.chatEmpty),
    make(
      'div',
      {},
      ...words.suggestions.map((text) =>
        make('button', { type: 'button', onclick: () => send({ type: 'text', text }) }, text),
      ),
    ),
  )
