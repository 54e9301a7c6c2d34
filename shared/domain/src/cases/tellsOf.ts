import type { Recipient } from '../notifications/recipients'
import type { Case, CaseFacts, CommandName, TimelineEntry } from './case'
import { commands } from './commands'
import { foldTimeline } from './foldTimeline'
import { isTop } from './levels'
import { isWaiting } from './states'

type Told = (entry: TimelineEntry, before: CaseFacts) => Recipient[]

const upper = (before: CaseFacts): Recipient[] => (isTop(before.level) ? ['dispatchers'] : ['upper'])

/** Words from one side are told to the other; what only staff may read is told to nobody. */
const otherSide: Told = ({ by, visibility }, before) => {
  if (visibility === 'staff') return []
  return (before.speaker ?? before.reporter.userId) === by.userId ? ['handler', 'offered'] : ['reporter']
}

/** The officer on duty who may merge the case. */
const mayMerge = ({ level }: CaseFacts): Recipient[] => {
  if (level === 'department') return ['dispatchers']
  return level === 'grid' ? ['community'] : ['duty']
}

/** Who has it, or had the offer that this entry ended. */
const whoeverIsAsked = ({ change }: Pick<TimelineEntry, 'change'>): Recipient[] =>
  change.offer === null ? ['reporter', 'oldOffered', 'handler'] : ['reporter', 'offered', 'handler']

const breached: Told = ({ key = '' }, before) => {
  const [, clock, percent] = key.split('.')
  const once = percent === '100'
  const apology: Recipient[] = once ? ['reporter', 'followers'] : []
  if (clock === 'close') return [...apology, 'handler', 'duty']
  return [...apology, 'duty', ...(before.level === 'department' ? (['dispatchers'] as const) : [])]
}

/** Where the row of the table names more people than one entry concerns. */
const narrower: Partial<Record<CommandName, Told>> = {
  open_pool: ({ change }) => (change.asking ? ['pool', 'duty', 'reporter'] : ['pool']),
  rate: ({ to }) => (to === 'offered' ? ['oldHandler', 'duty', 'followers'] : ['handler']),
  withdraw: ({ to }) => (to === 'withdrawn' ? ['oldOffered', 'oldHandler', 'followers'] : ['reporter', 'followers']),
  urge: (_, before) => (isWaiting(before.state) ? ['offered', 'duty'] : ['handler']),
  add_note: (entry, before) => (entry.mergeInto ? mayMerge(before) : otherSide(entry, before)),
  add_photo: otherSide,
  change_place: whoeverIsAsked,
  recategorise: (entry) => (entry.change.category ? whoeverIsAsked(entry) : []),
  ask_hold: (_, before) => upper(before),
  propose_decline: (_, before) => upper(before),
  alert: ({ key = '' }, before) => {
    if (key.endsWith('.critical')) return ['community']
    if (!isWaiting(before.state)) return upper(before)
    return before.level === 'grid' ? ['community'] : ['duty']
  },
  breach: breached,
}

/** Who is told of an entry, given the case before it. Letters without a person (no handler yet) concern nobody. */
export const tellsOf = (entry: TimelineEntry, before: CaseFacts): Recipient[] =>
  entry.command === 'submit'
    ? [...commands.submit.tells]
    : [...(narrower[entry.command]?.(entry, before) ?? commands[entry.command].tells)]

/** One entry as news: the case before and after it, and who is told. Nothing when the case has no such entry. */
export function newsOf(
  { timeline }: Pick<Case, 'timeline'>,
  seq: number,
): { entry: TimelineEntry; before: CaseFacts; after: CaseFacts; tells: Recipient[] } | undefined {
  const entry = timeline.find((each) => each.seq === seq)
  if (!entry) return undefined
  const before = foldTimeline(timeline.filter((each) => each.seq < seq))
  const after = foldTimeline(timeline.filter((each) => each.seq <= seq))
  return { entry, before, after, tells: tellsOf(entry, before) }
}
