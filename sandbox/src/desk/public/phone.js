import { banner } from './banner.js'
import { make } from './dom.js'
import { miniFrame } from './miniFrame.js'
import { personPicker, statusBar, tabBar } from './phoneParts.js'
import { sit } from './seat.js'
import { words } from './words.js'

/**
 * One phone of the desk: the mini-program of a person in a frame, and their chat with the account. It rings when a case is held out to the
 * person. `onCase` gets each case its person is told of, `onView` hears that something else is on the screen, with the id when it is a case, `onPerson` the key of
 * who holds the phone now, `onTalk` the same when something was said in their chats. Its screen is on at once; `begin` brings its person to it. `hold` gives it to somebody else, `holder` says who has it, `viewed` what is open on it:
 * `page`, `caseId` of a case's, `sheet` on it, `chat` when that lies before it.
 */
export function phone({ side, key, people, onCase, onView, onPerson, onTalk }) {
  let current
  const mini = miniFrame((caseId) => {
    if (caseId) current?.look(caseId)
    onView(caseId)
  })
  const picker = personPicker(people, key, (chosen) => hold(chosen))
  const parts = drawPhone(side, picker, mini.root, (tab) => show(tab))
  const show = (tab) => {
    turnTo(tab, parts, current?.chat)
    if (current) onView()
  }
  const onPage = (page) => {
    mini.open(page)
    show('mini')
  }
  const onRead = (account) => {
    current.chat.turnTo(account)
    show('chat')
  }
  const give = (next) => {
    picker.set(next)
    mini.hold(next, startPage(people.get(next)))
    show('mini')
  }
  const seat = (next) => {
    current = sit(next, people.get(next), parts, { onPage, onRead, onCase, onPerson, onTalk: () => onTalk(next) })
    onPerson(next)
  }
  const hold = (next) => {
    current?.leave()
    give(next)
    seat(next)
  }
  give(key)
  const holder = () => current?.key ?? key
  const viewed = () => ({ ...mini.seen(), chat: parts.root.dataset.tab === 'chat' })
  return { root: parts.root, begin: () => seat(key), hold, holder, viewed }
}

/** Brings one view to the front; the chat hears whether it is the one. */
function turnTo(tab, { root, banner, tabs }, chat) {
  root.dataset.tab = tab
  tabs.mark(tab)
  chat?.setOpen(tab === 'chat')
  if (tab === 'chat') banner.hide()
}

/** The phone as it is drawn: its caption with the picker and the tabs, and a screen with both views in it. */
function drawPhone(side, picker, mini, onTab) {
  const talk = make('div', { class: 'view talk' })
  const notice = banner()
  const views = make('div', { class: 'views' }, mini, talk)
  const screen = make('div', { class: 'screen' }, statusBar(), views, notice.root, make('div', { class: 'home-bar' }))
  const tabs = tabBar(onTab)
  const ring = make('span', { class: 'ring', 'aria-live': 'assertive' })
  const caption = make('header', { class: 'caption' }, make('div', { class: 'who' }, picker.root, ring), tabs.root)
  const stand = make('div', { class: 'stand' }, make('div', { class: 'device' }, screen))
  const about = { class: 'phone', id: `phone-${side}`, 'aria-label': words.sides[side] }
  return { root: make('section', about, caption, stand), talk, banner: notice, tabs, ring }
}

/** Whoever works starts with the tasks, a resident with the tiles. */
const startPage = ({ roles }) =>
  roles.some((role) => !['resident', 'building_steward'].includes(role)) ? 'pages/tasks/index' : ''
