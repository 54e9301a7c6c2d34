import type { Recipient } from '../notifications/recipients'
import { type CaseState, type CommandName, caseStates, type Visibility } from './case'
import { active, open, waiting, working } from './states'
import type { Who } from './who'

export { isOpen, isWaiting, isWorking } from './states'

/** `same` = the state stays · `by rule` = the effect decides (a hold that ends, a handing back while on hold, a rating). */
export type Target = CaseState | 'same' | 'by rule'
/** One row of the command table. `by` says who may give it from which states; `tells` is everybody it can concern, `tellsOf` who of them this entry does. */
export type CommandRow = {
  by: Partial<Record<Who, readonly CaseState[]>>
  from: readonly CaseState[]
  who: readonly Who[]
  to: Target
  tells: readonly Recipient[]
  visibility: Visibility
}

const row = (
  by: CommandRow['by'],
  to: Target,
  tells: readonly Recipient[],
  visibility: Visibility = 'public',
): CommandRow => ({
  by,
  from: caseStates.filter((state) => Object.values(by).some((states) => states.includes(state))),
  who: Object.keys(by) as Who[],
  to,
  tells,
  visibility,
})

const ended = ['withdrawn', 'declined', 'merged'] as const
const living = caseStates.filter((state) => !ended.some((each) => each === state))
const offered = ['offered'] as const
const resolved = ['resolved'] as const

/** Everything that can happen to a case. What is not listed cannot happen. */
export const commands: Record<CommandName, CommandRow> = {
  submit: row({}, 'submitted', ['reporter']),
  offer: row({ system: waiting }, 'offered', ['offered', 'reporter']),
  expire_offer: row({ system: offered }, 'offered', ['oldOffered']),
  decline_offer: row({ offered }, 'offered', [], 'staff'),
  open_pool: row({ system: waiting }, 'offered', ['pool', 'duty', 'reporter']),
  accept: row({ offered }, 'accepted', ['reporter', 'followers']),
  claim: row({ claimant: offered }, 'accepted', ['reporter', 'followers']),
  start: row({ handler: ['accepted'] }, 'in_progress', ['reporter']),
  resolve: row({ handler: working }, 'resolved', ['reporter', 'followers']),
  confirm: row({ reporter: resolved }, 'closed', ['handler', 'followers']),
  auto_close: row({ system: resolved }, 'closed', ['reporter', 'followers', 'handler']),
  rate: row({ reporter: ['resolved', 'closed'] }, 'by rule', ['handler', 'oldHandler', 'duty', 'followers']),
  reopen: row({ reporter: ['resolved', 'closed', 'declined'] }, 'offered', ['oldHandler', 'duty', 'followers']),
  withdraw: row({ reporter: open }, 'by rule', ['oldOffered', 'oldHandler', 'reporter', 'followers']),
  urge: row({ reporter: open }, 'same', ['handler', 'offered', 'duty']),
  add_note: row({ reporter: living, handler: living, staff: living }, 'same', [
    'reporter',
    'handler',
    'offered',
    'community',
    'duty',
    'dispatchers',
  ]),
  add_photo: row({ reporter: living, handler: living, staff: living }, 'same', ['reporter', 'handler', 'offered']),
  change_place: row({ reporter: waiting, superior: open }, 'same', ['reporter', 'oldOffered', 'offered', 'handler']),
  follow: row({ person: [...open, 'resolved'] }, 'same', [], 'staff'),
  unfollow: row({ person: [...open, 'resolved'] }, 'same', [], 'staff'),
  hand_back: row({ handler: working, system: [...working, 'on_hold'] }, 'by rule', ['reporter', 'duty', 'followers']),
  escalate: row({ handler: working, superior: active }, 'offered', [
    'reporter',
    'followers',
    'duty',
    'oldHandler',
    'oldOffered',
  ]),
  assign: row({ superior: active }, 'accepted', ['handler', 'reporter', 'followers', 'oldOffered', 'oldHandler']),
  supervise: row({ superior: open }, 'same', ['handler', 'offered', 'duty']),
  ask_hold: row({ handler: working }, 'same', ['upper', 'dispatchers'], 'staff'),
  approve_hold: row({ superior: working }, 'on_hold', ['reporter', 'followers', 'handler']),
  refuse_hold: row({ superior: working }, 'same', ['handler'], 'staff'),
  resume: row({ system: ['on_hold'], handler: ['on_hold'], superior: ['on_hold'] }, 'by rule', [
    'reporter',
    'followers',
    'handler',
  ]),
  propose_decline: row({ handler: working, superior: active }, 'same', ['upper', 'dispatchers'], 'staff'),
  approve_decline: row({ superior: active }, 'declined', ['reporter', 'followers', 'oldOffered', 'handler']),
  refuse_decline: row({ superior: active }, 'same', ['proposer'], 'staff'),
  recategorise: row({ reporter: waiting, superior: open }, 'same', ['reporter', 'oldOffered', 'offered', 'handler']),
  transfer: row({ dispatcher: active }, 'offered', ['reporter', 'followers', 'department', 'oldHandler', 'oldOffered']),
  return: row({ department: [...offered, ...working] }, 'offered', ['duty', 'reporter']),
  merge: row({ reporter: waiting, superior: open }, 'merged', [
    'reporter',
    'followers',
    'oldOffered',
    'handler',
    'parentHandler',
  ]),
  split: row({ superior: ['merged'] }, 'offered', ['reporter', 'parentHandler']),
  remind: row({ system: working }, 'same', ['handler'], 'staff'),
  alert: row({ system: open }, 'same', ['duty', 'upper', 'community'], 'staff'),
  breach: row({ system: active }, 'same', ['reporter', 'followers', 'handler', 'duty', 'department', 'dispatchers']),
}

/** The commands people give, in the table's order; the rest is the system's. */
export const peopleCommands = (Object.keys(commands) as CommandName[]).filter((command) =>
  commands[command].who.some((who) => who !== 'system'),
)
