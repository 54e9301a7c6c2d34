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
  const { root, list, title, foot } = drawChat(accounts.length > 1, () => choose(next(accounts, account)))

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
    foot.replaceChildren(composer({ accountKey: account, point: person.point, send, onPage }))
    draw()
  }
  const take = (line, quietly) => {
    if (lines.some((known) => known.id === line.id)) return
    lines.push(line)
    lines.sort((one, other) => one.id - other.id)
    if (line.from === 'account' && !quietly) onHeard(line)
    draw()
  }
  choose(account)
  return { root, ...hear(person.openid, take, draw) }
}

/** Hears what is said in a person's chats: at once while they are on the screen, else by a look now and then. */
function hear(openid, take, onShown) {
  const who = `openid=${encodeURIComponent(openid)}`
  let stream
  let open = false
  const listen = () => {
    stream = new EventSource(`/__fake/events?${who}`)
    stream.onmessage = ({ data }) => take(JSON.parse(data), true)
  }
  const look = async (quietly) => {
    const heard = await fetch(`/__fake/outbox?${who}`).then(
      (answer) => answer.json(),
      () => [],
    )
    for (const line of Array.isArray(heard) ? heard : (heard.items ?? [])) take(line, quietly)
  }
  const timer = setInterval(() => open || document.hidden || look(false), lookMs)
  const setOpen = (now) => {
    if (open === now) return
    open = now
    if (open) listen()
    else stream?.close()
    if (open) requestAnimationFrame(onShown)
  }
  const stop = () => {
    clearInterval(timer)
    stream?.close()
  }
  void look(true)
  return { setOpen, stop }
}

const toEnd = (list) => {
  list.scrollTop = list.scrollHeight
}

/** The chat as it is drawn: the account's name, what was said, and where to say something; `onSwap` wants another account. */
function drawChat(hasOthers, onSwap) {
  const list = make('div', { class: 'lines', 'aria-live': 'polite' })
  const title = make('b')
  const about = { type: 'button', class: 'bare', 'aria-label': words.account, onclick: onSwap }
  const swap = hasOthers ? make('button', about, icon('swap')) : make('span')
  const top = make('header', { class: 'chat-top' }, make('span'), title, swap)
  const foot = make('div', { class: 'chat-foot' })
  // Pictures come after their bubbles and push the end down; `load` doesn't bubble, so it is caught on its way in.
  list.addEventListener('load', () => toEnd(list), true)
  return { root: make('div', { class: 'chat' }, top, list, foot), list, title, foot }
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
