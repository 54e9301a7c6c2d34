import { noticeMs } from './banner.js'
import { bell } from './bell.js'
import { chat } from './chat.js'
import { watch } from './live.js'
import { commandOf, holds, newsIn } from './notice.js'
import { noticeTurns } from './noticeTurns.js'
import { caseAs, newsOf } from './town.js'

/**
 * A person at a phone, until `leave`: their chat stands in its view, their cases are followed, and it rings for their offers. `onPage` opens a page,
 * `onRead` hears that the notice of an account is tapped, `onCase` gets each case they are told of, `onPerson` hears that they are there again, `onTalk`
 * that something was said in one of their chats.
 */
export function sit(key, person, parts, { onPage, onRead, onCase, onPerson, onTalk }) {
  const latest = new Map()
  const talking = talkIn(key, person, parts, latest, { onPage, onRead, onTalk })
  const watching = follow(key, parts, latest, onCase, onPerson)
  const leave = () => {
    watching.stop()
    talking.stop()
    parts.banner.hide()
  }
  return { key, chat: talking, look: watching.look, leave }
}

/** What an account says while the chat is not on the screen is a notice above the other view, if it is still so when it comes, and not out of turn. */
function talkIn(key, person, { root, talk, banner, tabs }, latest, { onPage, onRead, onTalk }) {
  let stopped = false
  const turns = noticeTurns(noticeMs)
  const away = () => !stopped && root.dataset.tab !== 'chat'
  const heard = async (line) => {
    if (!away()) return
    tabs.dot('chat', true)
    const itsTurn = turns(Date.now())
    const about = await tellsOf(key, line, latest)
    if (about !== 'over' && away() && itsTurn(Date.now())) banner.raise(line, about, () => onRead(line.accountKey))
  }
  const talking = chat({ person, onPage, onHeard: heard, onLine: onTalk })
  talk.replaceChildren(talking.root)
  const stop = () => {
    stopped = true
    talking.stop()
  }
  return { ...talking, stop }
}

/** The case and command that a line tells of; nothing where it tells of none, `over` where it is not so any more. */
async function tellsOf(key, line, latest) {
  const rows = newsIn(line, await newsOf(key).catch(() => []))
  if (!rows[0]) return undefined
  const { caseId } = rows[0]
  const asked = await caseAs(key, caseId).catch(() => undefined)
  if (!asked) return 'over'
  const told = latest.get(caseId)
  const command = commandOf(rows, asked)
  return holds(command, told?.version > asked.version ? told : asked) ? { caseId, command } : 'over'
}

function follow(key, { root, ring, tabs, banner }, latest, onCase, onPerson) {
  const ringer = bell(root, ring, () => tabs.dot('mini', root.dataset.tab === 'chat'))
  const told = (found) => {
    latest.set(found.id, found)
    banner.changed(found)
    ringer(found)
    onCase(found)
  }
  return watch(key, told, () => onPerson(key), banner.gone)
}
