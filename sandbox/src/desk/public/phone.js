import { bell, raise } from './bell.js'
import { chat } from './chat.js'
import { make } from './dom.js'
import { watch } from './live.js'
import { personPicker, statusBar, tabBar } from './phoneParts.js'
import { words } from './words.js'

/**
 * One phone of the desk: the mini-program of a person in a frame, and their chat with the account. It rings when a case is held out
 * to the person. `onCase` gets each case its person is told of, `onPerson` the key of who holds the phone now.
 */
export function phone({ side, key, people, onCase, onPerson }) {
  const parts = drawPhone(
    side,
    personPicker(people, key, (chosen) => hold(chosen)),
    (tab) => show(tab),
  )
  const { root, frame, talk, banner, tabs } = parts
  let stop = () => {}
  let current

  const show = (tab) => {
    root.dataset.tab = tab
    tabs.mark(tab)
    current?.chat.setOpen(tab === 'chat')
    if (tab === 'chat') banner.hidden = true
  }
  const openPage = (page) => {
    frame.src = `/m/?as=${encodeURIComponent(current.key)}${page ? `#/${page}` : ''}`
    show('mini')
  }
  const hold = (next) => {
    stop()
    const person = people.get(next)
    const heard = (line) => root.dataset.tab !== 'chat' && raise(banner, line, () => show('chat'), tabs)
    const talking = chat({ person, onPage: openPage, onHeard: heard })
    talk.replaceChildren(talking.root)
    current = { key: next, chat: talking }
    stop = follow(next, talking, parts, onCase, onPerson)
    openPage(startPage(person))
    onPerson(next)
  }
  hold(key)
  return { root }
}

/** Follows a person's cases and rings for their offers, until the returned function is called. */
function follow(key, talking, { root, ring, tabs }, onCase, onPerson) {
  const ringer = bell(root, ring, () => tabs.dot('mini', root.dataset.tab === 'chat'))
  const unwatch = watch(
    key,
    (found) => onCase(found, ringer(found)),
    () => onPerson(key),
  )
  return () => {
    unwatch()
    talking.stop()
  }
}

/** The phone as it is drawn: its caption with the picker and the tabs, and a screen with both views in it. */
function drawPhone(side, picker, onTab) {
  const frame = make('iframe', { title: words.tabs.mini, allow: 'clipboard-write' })
  const mini = make('div', { class: 'view mini' }, frame)
  const talk = make('div', { class: 'view talk' })
  const banner = make('button', { class: 'banner', type: 'button', hidden: true })
  const views = make('div', { class: 'views' }, mini, talk)
  const screen = make('div', { class: 'screen' }, statusBar(), views, banner, make('div', { class: 'home-bar' }))
  const tabs = tabBar(onTab)
  const ring = make('span', { class: 'ring', 'aria-live': 'assertive' })
  const caption = make('header', { class: 'caption' }, make('div', { class: 'who' }, picker, ring), tabs.root)
  const stand = make('div', { class: 'stand' }, make('div', { class: 'device' }, screen))
  const about = { class: 'phone', id: `phone-${side}`, 'aria-label': words.sides[side] }
  return { root: make('section', about, caption, stand), frame, talk, banner, tabs, ring }
}

/** Whoever works starts with the tasks, a resident with the tiles. */
const startPage = ({ roles }) =>
  roles.some((role) => !['resident', 'building_steward'].includes(role)) ? 'pages/tasks/index' : ''
