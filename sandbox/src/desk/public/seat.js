import { bell, raise } from './bell.js'
import { chat } from './chat.js'
import { watch } from './live.js'

/**
 * A person at a phone, until `leave`: their chat stands in its view, their cases are followed, and it rings for their offers. `onPage` opens a page,
 * `onRead` hears that the notice of an account is tapped, `onCase` gets each case they are told of, `onPerson` hears that they are there again.
 */
export function sit(key, person, parts, { onPage, onRead, onCase, onPerson }) {
  const talking = talkIn(parts, person, onPage, onRead)
  const watching = follow(key, parts, onCase, onPerson)
  const leave = () => {
    watching.stop()
    talking.stop()
  }
  return { key, chat: talking, look: watching.look, leave }
}

/** What an account says while the chat is not on the screen is a notice above the other view. */
function talkIn({ root, talk, banner, tabs }, person, onPage, onRead) {
  const heard = (line) => root.dataset.tab !== 'chat' && raise(banner, line, () => onRead(line.accountKey), tabs)
  const talking = chat({ person, onPage, onHeard: heard })
  talk.replaceChildren(talking.root)
  return talking
}

function follow(key, { root, ring, tabs }, onCase, onPerson) {
  const ringer = bell(root, ring, () => tabs.dot('mini', root.dataset.tab === 'chat'))
  const told = (found) => {
    ringer(found)
    onCase(found)
  }
  return watch(key, told, () => onPerson(key))
}
