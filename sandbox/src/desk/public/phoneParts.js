import { icon, make } from './dom.js'
import { timeOfDay } from './time.js'
import { words } from './words.js'

const groups = {
  home: ['resident', 'neighbour', 'steward', 'party_member', 'stranger'],
  work: ['leader', 'leader2', 'plumber', 'locksmith', 'electrician'],
  office: ['clerk', 'secretary', 'street', 'dispatcher', 'department'],
  centre: ['admin'],
}

/** The time and the signs at the top of a phone's screen. */
export function statusBar() {
  const time = make('time')
  const tick = () => {
    time.textContent = timeOfDay(Date.now())
  }
  tick()
  setInterval(tick, 5000)
  return make('div', { class: 'status-bar' }, time, make('span', {}, icon('signal'), icon('wifi'), icon('battery')))
}

/** The two tabs of a phone: `mark` shows which one is open, `dot` that the other has something new. */
export function tabBar(onTab) {
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

/** Who holds the phone: a list of the town's people, by what they do; `set` shows another one. */
export function personPicker(people, key, onChoose) {
  const optionOf = (one, group) => {
    const person = people.get(one)
    const role = group === 'office' ? words.onCall(words.roles[one]) : words.roles[one]
    return person && make('option', { value: one, selected: one === key }, `${role} ${person.name}`)
  }
  const list = Object.entries(groups).map(([group, keys]) =>
    make('optgroup', { label: words.groups[group] }, ...keys.map((one) => optionOf(one, group))),
  )
  const select = make('select', { 'aria-label': words.person, onchange: () => onChoose(select.value) }, ...list)
  const set = (chosen) => {
    select.value = chosen
  }
  return { root: make('div', { class: 'picker' }, select, icon('down')), set }
}
