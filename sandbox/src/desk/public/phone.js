import { bell, raise } from './bell.js'
import { chat } from './chat.js'
import { make } from './dom.js'
import { watch } from './live.js'
import { miniFrame } from './miniFrame.js'
import { personPicker, statusBar, tabBar } from './phoneParts.js'
import { words } from './words.js'

/**
 * One phone of the desk: the mini-program of a person in a frame, and their chat with the account. It rings when a case is held out to the
 * person. `onCase` gets each case its person is told of, `onView` hears that another page opens here, with the id when it is a case, `onPerson` the key of
 * who holds the phone now. `hold` gives it to somebody else, `holder` says who has it, `viewed` which case is open on it.
 */
export function phone({ side, key, people, onCase, onView, onPerson }) {
  let current
  let viewed
  const mini = miniFrame((caseId) => {
    viewed = caseId
    if (caseId) current?.follow.look(caseId)
    onView(caseId)
  })
  const parts = drawPhone(
    side,
    personPicker(people, key, (chosen) => hold(chosen)),
    mini.root,
    (tab) => show(tab),
  )
  const { root, talk, banner, tabs, picker } = parts

  const show = (tab) => {
    root.dataset.tab = tab
    tabs.mark(tab)
    current?.chat.setOpen(tab === 'chat')
    if (tab === 'chat') banner.hidden = true
  }
  const openPage = (page) => {
    mini.open(page)
    show('mini')
  }
  const read = (account) => {
    current.chat.turnTo(account)
    show('chat')
  }
  const hold = (next) => {
    current?.follow.stop()
    const person = people.get(next)
    const heard = (line) => root.dataset.tab !== 'chat' && raise(banner, line, () => read(line.accountKey), tabs)
    const talking = chat({ person, onPage: openPage, onHeard: heard })
    talk.replaceChildren(talking.root)
    picker.set(next)
    viewed = undefined
    current = { key: next, chat: talking, follow: follow(next, talking, parts, onCase, onPerson) }
    mini.hold(next, startPage(person))
    show('mini')
    onPerson(next)
  }
  hold(key)
  return { root, hold, holder: () => current.key, viewed: () => viewed }
}

/** Follows a person's cases and rings for their offers, until `stop`; `look` follows one more case. */
function follow(key, talking, { root, ring, tabs }, onCase, onPerson) {
  const ringer = bell(root, ring, () => tabs.dot('mini', root.dataset.tab === 'chat'))
  const watching = watch(
    key,
    (found) => {
      ringer(found)
      onCase(found)
    },
    () => onPerson(key),
  )
  const stop = () => {
    watching.stop()
    talking.stop()
  }
  return { look: watching.look, stop }
}

/** The phone as it is drawn: its caption with the picker and the tabs, and a screen with both views in it. */
function drawPhone(side, picker, mini, onTab) {
  const talk = make('div', { class: 'view talk' })
  const banner = make('button', { class: 'banner', type: 'button', hidden: true })
  const views = make('div', { class: 'views' }, mini, talk)
  const screen = make('div', { class: 'screen' }, statusBar(), views, banner, make('div', { class: 'home-bar' }))
  const tabs = tabBar(onTab)
  const ring = make('span', { class: 'ring', 'aria-live': 'assertive' })
  const caption = make('header', { class: 'caption' }, make('div', { class: 'who' }, picker.root, ring), tabs.root)
  const stand = make('div', { class: 'stand' }, make('div', { class: 'device' }, screen))
  const about = { class: 'phone', id: `phone-${side}`, 'aria-label': words.sides[side] }
  return { root: make('section', about, caption, stand), talk, banner, tabs, ring, picker }
}

/** Whoever works starts with the tasks, a resident with the tiles. */
const startPage = ({ roles }) =>
  roles.some((role) => !['resident', 'building_steward'].includes(role)) ? 'pages/tasks/index' : ''
