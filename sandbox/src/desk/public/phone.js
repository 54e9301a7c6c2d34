import { chat } from './chat.js'
import { icon, make } from './dom.js'
import { watch } from './live.js'
import { timeOfDay } from './time.js'
import { words } from './words.js'

const groups = {
  home: ['resident', 'neighbour', 'steward', 'party_member', 'stranger'],
  work: ['leader', 'leader2', 'plumber', 'locksmith', 'electrician'],
  office: ['clerk', 'secretary', 'street', 'dispatcher', 'department'],
}
const ringMs = 6000

/**
 * One phone of the desk: the mini-program of a person in a frame, and their chat with the account. It rings when a case is held out
 * to the person. `onCase` gets each case its person is told of, `onPerson` the key of who holds the phone now.
 */
export function phone({ side, key, people, onCase, onPerson }) {
  const frame = make('iframe', { title: words.tabs.mini, allow: 'clipboard-write' })
  const mini = make('div', { class: 'view mini' }, frame)
  const talk = make('div', { class: 'view talk' })
  const banner = make('button', { class: 'banner', type: 'button', hidden: true })
  const screen = make(
    'div',
    { class: 'screen' },
    statusBar(),
    make('div', { class: 'views' }, mini, talk),
    banner,
    make('div', { class: 'home-bar' }),
  )
  const device = make('div', { class: 'device' }, screen)
  const tabs = tabBar((tab) => show(tab))
  const ring = make('span', { class: 'ring', 'aria-live': 'assertive' })
  const picker = personPicker(people, key, (chosen) => hold(chosen))
  const caption = make('header', { class: 'caption' }, make('div', { class: 'who' }, picker, ring), tabs.root)
  const root = make(
    'section',
    { class: 'phone', id: `phone-${side}`, 'aria-label': words.sides[side] },
    caption,
    make('div', { class: 'stand' }, device),
  )
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
    const ringer = bell(root, ring, () => tabs.dot('mini', root.dataset.tab === 'chat'))
    const unwatch = watch(
      next,
      (found) => onCase(found, ringer(found)),
      () => onPerson(next),
    )
    stop = () => {
      unwatch()
      talking.stop()
    }
    openPage(startPage(person))
    onPerson(next)
  }
  hold(key)
  return { root }
}

/** Whoever works starts with the tasks, a resident with the tiles. */
const startPage = ({ roles }) =>
  roles.some((role) => !['resident', 'building_steward'].includes(role)) ? 'pages/tasks/index' : ''

function statusBar() {
  const time = make('time')
  const tick = () => {
    time.textContent = timeOfDay(Date.now())
  }
  tick()
  setInterval(tick, 5000)
  return make('div', { class: 'status-bar' }, time, make('span', {}, icon('signal'), icon('wifi'), icon('battery')))
}

function tabBar(onTab) {
  const buttons = Object.entries(words.tabs).map(([tab, label]) => {
    const button = make('button', { type: 'button', role: 'tab', 'data-tab': tab, onclick: () => onTab(tab) }, label)
    return [tab, button]
  })
  const byTab = new Map(buttons)
  const mark = (chosen) => {
    for (const [tab, button] of buttons) button.setAttribute('aria-selected', String(tab === chosen))
    byTab.get(chosen).classList.remove('dot')
  }
  const dot = (tab, on) => byTab.get(tab).classList.toggle('dot', on)
  return { root: make('div', { class: 'tabs', role: 'tablist' }, ...byTab.values()), mark, dot }
}

function personPicker(people, key, onChoose) {
  const optionOf = (one) => {
    const person = people.get(one)
    return person && make('option', { value: one, selected: one === key }, `${words.roles[one]} ${person.name}`)
  }
  const list = Object.entries(groups).map(([group, keys]) =>
    make('optgroup', { label: words.groups[group] }, ...keys.map(optionOf)),
  )
  const select = make('select', { 'aria-label': words.person, onchange: () => onChoose(select.value) }, ...list)
  return make('div', { class: 'picker' }, select, icon('down'))
}

/** Rings once for each offer held out to the person; answers whether it rang. */
function bell(root, sign, onRing) {
  const rung = new Set()
  let timer
  return (found) => {
    const { offer } = found
    if (!offer?.mine) {
      if (rung.has(found.id)) quiet(root, sign, timer)
      return false
    }
    const call = `${found.id} ${found.turn} ${offer.round}`
    if (rung.has(call)) return false
    rung.add(call).add(found.id)
    clearTimeout(timer)
    root.classList.remove('ringing')
    void root.offsetWidth
    root.classList.add('ringing')
    sign.textContent = words.ringing
    timer = setTimeout(() => quiet(root, sign, timer), ringMs)
    onRing()
    return true
  }
}

function quiet(root, sign, timer) {
  clearTimeout(timer)
  root.classList.remove('ringing')
  sign.textContent = ''
}

/** WeChat's notice at the top of the screen; a tap opens the chat. */
function raise(banner, line, onTap, tabs) {
  tabs.dot('chat', true)
  const account = words.accountName[line.accountKey] ?? line.accountKey
  banner.replaceChildren(
    make('img', { src: 'icon.svg', alt: '' }),
    make('b', {}, account),
    make('span', {}, line.text.replaceAll(/<[^>]+>/g, '')),
  )
  banner.onclick = onTap
  banner.hidden = false
  clearTimeout(banner.timer)
  banner.timer = setTimeout(() => {
    banner.hidden = true
  }, 5000)
}
