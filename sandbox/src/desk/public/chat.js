import { chatLog, notices } from './chatLog.js'
import { drawChat, fillLines } from './chatParts.js'
import { hear } from './chatStream.js'
import { composer } from './composer.js'
import { make } from './dom.js'
import { say, scan } from './town.js'
import { words } from './words.js'

/**
 * A person's chats with the accounts, as WeChat shows them, and the notices once there are any. `onPage` opens a page of the mini-program, `onHeard`
 * gets each new line of an account, `onLine` hears of each line at all, `turnTo` opens one of the chats.
 */
export function chat({ person, onPage, onHeard, onLine }) {
  const log = chatLog(Object.keys(person.accountOpenids))
  let account = log.chats().includes('main') ? 'main' : log.chats()[0]
  const drawn = drawChat(() => choose(next(log.chats(), account)))
  const during = (saying) => tellTo(() => account, saying, drawn)
  const send = (saying) => during(say({ accountKey: account, openid: person.accountOpenids[account], ...saying }))
  const onSign = (sign) => {
    choose(sign.accountKey)
    return during(scan(person.openid, sign))
  }
  const draw = () => {
    drawn.swap.hidden = log.chats().length < 2
    fillLines(drawn.list, log.of(account), person, onPage, send)
  }
  const choose = (chosen) => {
    account = chosen
    drawn.title.textContent = nameOf(account)
    const at = { accountKey: account, key: person.key, point: person.point, send, onSign, onPage }
    drawn.foot.replaceChildren(...(account === notices ? [] : [composer(at)]))
    draw()
  }
  const take = (line, quietly) => {
    if (!log.add(line)) return
    onLine()
    if (line.from === 'account' && !quietly) void onHeard(line)
    draw()
  }
  choose(account)
  return { root: drawn.root, turnTo: choose, ...hear(person.openid, take, draw) }
}

/** While something is said to the account whose chat is open, its title is that of somebody who writes; a note says when it did not go. */
async function tellTo(account, saying, { title, list }) {
  title.textContent = words.typing
  try {
    await saying
  } catch {
    list.append(make('p', { class: 'chat-note' }, words.notSent))
  }
  title.textContent = nameOf(account())
}

const nameOf = (account) => words.accountName[account] ?? account
const next = (list, one) => list[(list.indexOf(one) + 1) % list.length]
