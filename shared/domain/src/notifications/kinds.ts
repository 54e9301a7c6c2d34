import type { TimelineEntry } from '../cases/case'
import type { Recipient } from './recipients'

/** Titles of WeChat's templates: three for residents, one for staff; everything else has none and goes when a window is open. */
export type NewsTitle = 'task' | 'accepted' | 'resolved' | 'late' | 'other'
/**
 * `priority` 1 goes first: 接单 and new work · 办结待确认 · 超时致歉 · 不予受理, 转办, 挂账 · the rest. `push: false` = on the news page only.
 * `fleeting` = for whom a message reaches now; nobody else keeps it, because another page shows it for as long as it is true.
 */
export type NewsKind = { title: NewsTitle; priority: 1 | 2 | 3 | 4 | 5; push: boolean; fleeting?: true }

const pushed = (title: NewsTitle, priority: NewsKind['priority']): NewsKind => ({ title, priority, push: true })
const task = pushed('task', 1)
const accepted = pushed('accepted', 1)
const resolved = pushed('resolved', 2)
const late = pushed('late', 3)
const decided = pushed('other', 4)
const rest = pushed('other', 5)
const fleeting: NewsKind = { ...decided, fleeting: true }
const quiet: NewsKind = { title: 'other', priority: 5, push: false }

type Row = Partial<Record<Recipient, NewsKind>>
const all = (kind: NewsKind, ...recipients: Recipient[]): Row =>
  Object.fromEntries(recipients.map((recipient) => [recipient, kind]))

/** What is news for whom. What is missing is told by the page alone: the tap's own answer, who is being asked, followers who come and go. */
const table: Partial<Record<TimelineEntry['command'], Row>> = {
  offer: all(task, 'offered'),
  expire_offer: all(quiet, 'oldOffered'),
  open_pool: { ...all(fleeting, 'pool'), ...all(rest, 'reporter'), ...all(task, 'duty') },
  accept: all(accepted, 'reporter', 'followers'),
  claim: all(accepted, 'reporter', 'followers'),
  start: all(rest, 'reporter'),
  resolve: all(resolved, 'reporter', 'followers'),
  confirm: { ...all(rest, 'handler'), ...all(quiet, 'followers') },
  auto_close: { ...all(rest, 'reporter', 'followers'), ...all(quiet, 'handler') },
  rate: { ...all(rest, 'handler', 'oldHandler'), ...all(task, 'duty'), ...all(rest, 'followers') },
  reopen: { ...all(rest, 'oldHandler', 'followers'), ...all(task, 'duty') },
  withdraw: all(rest, 'handler', 'oldHandler', 'offered', 'oldOffered', 'reporter', 'followers'),
  urge: all(task, 'handler', 'offered', 'duty'),
  add_note: { ...all(rest, 'reporter', 'handler', 'offered'), ...all(decided, 'community', 'duty', 'dispatchers') },
  add_photo: all(quiet, 'reporter', 'handler', 'offered'),
  change_place: all(rest, 'reporter', 'handler', 'offered', 'oldOffered'),
  hand_back: { ...all(rest, 'reporter', 'followers'), ...all(task, 'duty') },
  escalate: {
    ...all(decided, 'reporter', 'followers'),
    ...all(task, 'duty'),
    ...all(rest, 'oldHandler', 'oldOffered'),
  },
  assign: {
    ...all(task, 'handler'),
    ...all(accepted, 'reporter', 'followers'),
    ...all(rest, 'oldOffered', 'oldHandler'),
  },
  supervise: all(task, 'handler', 'offered', 'duty'),
  ask_hold: all(task, 'upper', 'dispatchers'),
  approve_hold: all(decided, 'reporter', 'followers', 'handler'),
  refuse_hold: all(decided, 'handler'),
  resume: { ...all(rest, 'reporter', 'followers'), ...all(task, 'handler') },
  propose_decline: all(task, 'upper', 'dispatchers'),
  approve_decline: all(decided, 'reporter', 'followers', 'handler', 'oldHandler', 'offered', 'oldOffered'),
  refuse_decline: all(decided, 'proposer'),
  recategorise: all(rest, 'reporter', 'handler', 'offered', 'oldOffered'),
  transfer: {
    ...all(decided, 'reporter', 'followers'),
    ...all(task, 'department'),
    ...all(rest, 'oldHandler', 'oldOffered'),
  },
  return: { ...all(task, 'duty', 'dispatchers'), ...all(decided, 'reporter') },
  merge: all(rest, 'reporter', 'followers', 'handler', 'oldHandler', 'offered', 'oldOffered', 'parentHandler'),
  split: all(rest, 'reporter', 'parentHandler'),
  remind: all(task, 'handler'),
  alert: all(task, 'duty', 'upper', 'community', 'dispatchers'),
  breach: { ...all(late, 'reporter', 'followers'), ...all(task, 'handler', 'duty', 'department', 'dispatchers') },
}

const residents: readonly Recipient[] = ['reporter', 'followers']

/** Whether an entry is news for this recipient, and how urgent; residents hear of a late clock once, at the deadline itself. */
export function newsKind(entry: Pick<TimelineEntry, 'command' | 'key'>, recipient: Recipient): NewsKind | undefined {
  if (entry.command === 'breach' && residents.includes(recipient) && !entry.key?.endsWith('.100')) return undefined
  return table[entry.command]?.[recipient]
}
