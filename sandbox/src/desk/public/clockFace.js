import { digits, late, span, took } from './time.js'
import { words } from './words.js'

/** From here on little is left of a time. */
const soon = 1 / 3

/** What the clock of a case shows now: its look, label and value, and the share of the time that is left. */
export function faceOf(found) {
  if (!found || ['withdrawn', 'declined', 'merged'].includes(found.state))
    return { look: 'idle', label: words.promise, value: words.promised }
  const { clocks, state } = found
  const since = (end) => took(Date.parse(end) - Date.parse(clocks.startedAt))
  if (state === 'on_hold') return { look: 'idle', label: words.close, value: words.held }
  if (clocks.resolvedAt && ['resolved', 'closed'].includes(state))
    return { look: 'over', label: words.solvedIn, value: since(clocks.resolvedAt) }
  return ['submitted', 'offered'].includes(state)
    ? running(digits, words.left, words.respond, clocks.startedAt, clocks.respondBy)
    : running(span, words.leftClose, words.close, clocks.startedAt, clocks.closeBy)
}

/** `say` puts what is left into words as the phones do: an answer by the second, the closing as a span. */
function running(say, label, lateLabel, startedAt, dueAt) {
  const ms = Date.parse(dueAt) - Date.now()
  if (ms <= 0) return { look: 'late', label: lateLabel, value: late(-ms) }
  const left = ms / (Date.parse(dueAt) - Date.parse(startedAt))
  return { look: left < soon ? 'soon' : '', label, value: say(ms), left }
}

/** Born under the fast clock, whatever the switch says now: nowhere is an answer promised in less than a minute. */
export const isHurried = ({ clocks }) => Date.parse(clocks.respondBy) - Date.parse(clocks.startedAt) < 60_000
