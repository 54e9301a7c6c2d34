import { bubble, dayLine } from './bubble.js'
import { composer } from './composer.js'
import { icon, make } from './dom.js'
import { say } from './town.js'
import { words } from './words.js'

const lookMs = 4000

/**
 * A person's chats with the accounts, as WeChat shows them. `onPage` opens a page of the mini-program, `onHeard` gets each new line of an
 * account. While the chat is not on the screen it only looks now and then: a browser has few connections for one address.
 */
export function chat({ person, onPage, onHeard }) {
  const accounts = Object.keys(person.accountOpenids)
  const lines = []
  let account = accounts.includes('main') ? 'main' : accounts[0]
  let stream
  let open = false
  const list = make('div', { class: 'lines', 'aria-live': 'polite' })
  const title = make('b')
  const swap = make(
    'button',
    { type: 'button', class: 'bare', 'aria-label': words.account, onclick: () => choose(next(accounts, account)) },
    icon('swap'),
  )
  const top = make('header', { class: 'chat-top' }, make('span'), title, accounts.length > 1 ? swap : make('span'))
  const foot = make('div', { class: 'chat-foot' })
  const root = make('div', { class: 'chat' }, top, list, foot)
  const toEnd = () => {
    list.scrollTop = list.scrollHeight
  }
  // Pictures come after their bubbles and push the end down; `load` doesn't bubble, so it is caught on its way in.
  list.addEventListener('load', toEnd, true)

  const send = async (saying) => {
    title.textContent = words.typing
    try {
      await say({ accountKey: account, openid: person.accountOpenids[account], ...saying })
    } catch {
      list.append(make('p', { class: 'chat-note' }, words.notSent))
    }
    title.textContent = nameOf(account)
  }
  const choose = (chosen) => {
    account = chosen
    title.textContent = nameOf(account)
    foot.replaceChildren(composer({ accountKey: account, point: person.point, send, onPage }))
    draw()
  }
  const draw = () => {
    const own = lines.filter((line) => line.accountKey === account)
    const drawn = own.flatMap((line, i) => [dayLine(own[i - 1], line), bubble(line, person, onPage)])
    list.replaceChildren(...(own.length ? drawn.filter(Boolean) : [empty(send)]))
    toEnd()
  }
  const take = (line, quietly) => {
    if (lines.some((known) => known.id === line.id)) return
    lines.push(line)
    lines.sort((one, other) => one.id - other.id)
    if (line.from === 'account' && !quietly) onHeard(line)
    draw()
  }
  const listen = () => {
    stream = new EventSource(`/__fake/events?openid=${encodeURIComponent(person.openid)}`)
    stream.onmessage = ({ data }) => take(JSON.parse(data), true)
  }
  const look = async (quietly) => {
    const heard = await fetch(`/__fake/outbox?openid=${encodeURIComponent(person.openid)}`).then(
      (answer) => answer.json(),
      () => [],
    )
    const list = Array.isArray(heard) ? heard : (heard.items ?? [])
    for (const line of list) take(line, quietly)
  }
  const timer = setInterval(() => open || document.hidden || look(false), lookMs)
  const setOpen = (now) => {
    if (open === now) return
    open = now
    if (open) listen()
    else stream?.close()
    if (open) requestAnimationFrame(draw)
  }
  const stop = () => {
    clearInterval(timer)
    stream?.close()
  }
  choose(account)
  void look(true)
  return { root, setOpen, stop }
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
