import { make } from './dom.js'
import { words } from './words.js'

/** The switch of the fast clock: `show` says at what `speed` the clock goes now (undefined: nobody knows) and whether it is a replay (`replaying`) that set it, whose people answer everybody, `onTurn` hears that somebody turns it. It cannot be turned while it is being turned, or while the town does not answer. */
export function clockSwitch(onTurn) {
  const input = make('input', { type: 'checkbox', role: 'switch', id: 'fast-clock', disabled: true })
  const passes = document.createTextNode(words.clockMore(1))
  const off = document.createTextNode(words.clockOff)
  const show = ({ speed, replaying }) => {
    input.disabled = speed === undefined
    if (input.disabled) return
    input.checked = speed > 1
    passes.data = replaying ? words.replaying : words.clockMore(speed)
    off.data = replaying ? '' : words.clockOff
  }
  input.addEventListener('change', () => {
    input.disabled = true
    onTurn(input.checked)
  })
  const more = make('small', {}, passes, make('span', { class: 'switch-off' }, off))
  const label = make('span', {}, make('b', { class: 'switch-name' }, words.clock), more)
  return { root: make('label', { class: 'switch', for: 'fast-clock' }, label, input), show }
}
