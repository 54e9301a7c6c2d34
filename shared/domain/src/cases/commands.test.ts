import { describe, expect, it } from 'vitest'
import { type Actor, systemActor } from '../people/roles'
import { cast } from '../testing/cast'
import { clerk, dispatcher, leader, neighbour, plumber, resident, stranger } from '../testing/factories'
import { answerTo, inState } from '../testing/stories'
import { type CaseState, type CommandName, caseStates } from './case'
import { commands } from './commands'

const names = (Object.keys(commands) as CommandName[]).filter((name) => name !== 'submit')
/** Somebody who could give the command if only the state were right. */
const rightful: Partial<Record<CommandName, Actor>> = {
  offer: systemActor,
  expire_offer: systemActor,
  open_pool: systemActor,
  auto_close: systemActor,
  remind: systemActor,
  alert: systemActor,
  breach: systemActor,
  confirm: resident(),
  rate: resident(),
  reopen: resident(),
  withdraw: resident(),
  urge: resident(),
  add_note: resident(),
  add_photo: resident(),
  change_place: resident(),
  follow: neighbour({ follows: true, mayFollow: true }),
  unfollow: neighbour({ follows: true }),
  escalate: clerk(),
  assign: clerk(),
  supervise: clerk(),
  approve_hold: clerk(),
  refuse_hold: clerk(),
  resume: clerk(),
  propose_decline: clerk(),
  approve_decline: clerk(),
  refuse_decline: clerk(),
  recategorise: clerk(),
  merge: clerk(),
  split: clerk(),
  transfer: dispatcher(),
  hand_back: systemActor,
  claim: leader(),
}
const wrongStates = names.flatMap((name) =>
  caseStates.filter((state) => !commands[name].from.includes(state)).map((state) => [name, state] as const),
)

describe('the command table', () => {
  it('has a row for each of the 39 commands', () => expect(Object.keys(commands)).toHaveLength(39))

  it.each(wrongStates)('%s is impossible when the case is %s, whoever asks', (name, state) => {
    const found = inState(state)
    for (const actor of cast) expect(answerTo(found, [5, name, actor])).not.toBe('accepted')
  })

  it.each(wrongStates.filter(([name]) => rightful[name]))(
    '%s when the case is %s is answered with its state',
    (name, state) => {
      expect(answerTo(inState(state), [5, name, rightful[name] as Actor])).toMatch(/case_moved|taken/)
    },
  )

  it.each(names)('%s is not a stranger’s, who doesn’t even learn that the case exists', (name) => {
    for (const state of commands[name].from) expect(answerTo(inState(state), [5, name, stranger()])).toBe('not_found')
  })

  it.each(names.filter((name) => !commands[name].who.includes('person')))('%s is not a follower’s', (name) => {
    const follower = neighbour({ follows: true })
    for (const state of commands[name].from) expect(answerTo(inState(state), [5, name, follower])).toBe('not_allowed')
  })

  it.each(names.filter((name) => commands[name].who.every((who) => who === 'system')))(
    '%s is nobody’s but the system’s',
    (name) => {
      for (const state of commands[name].from)
        for (const actor of [resident(), leader(), clerk(), dispatcher()])
          expect(answerTo(inState(state), [5, name, actor])).toMatch(/not_allowed|not_found/)
    },
  )
})

describe('rights', () => {
  const refused: [CommandName, CaseState, Actor, string][] = [
    ['accept', 'offered', plumber(), 'not_found'],
    ['accept', 'offered', clerk(), 'not_allowed'],
    ['decline_offer', 'offered', clerk(), 'not_allowed'],
    ['start', 'accepted', resident(), 'not_allowed'],
    ['start', 'accepted', clerk(), 'not_allowed'],
    ['resolve', 'in_progress', resident(), 'not_allowed'],
    ['confirm', 'resolved', leader(), 'not_allowed'],
    ['confirm', 'resolved', clerk(), 'not_allowed'],
    ['rate', 'resolved', leader(), 'not_allowed'],
    ['reopen', 'closed', leader(), 'not_allowed'],
    ['withdraw', 'offered', clerk(), 'not_allowed'],
    ['urge', 'offered', leader(), 'not_allowed'],
    ['follow', 'offered', resident(), 'not_allowed'],
    ['follow', 'offered', neighbour(), 'not_found'],
    ['follow', 'closed', neighbour({ mayFollow: true }), 'case_moved'],
    ['hand_back', 'accepted', clerk(), 'not_allowed'],
    ['assign', 'offered', leader(), 'not_allowed'],
    ['assign', 'offered', resident(), 'not_allowed'],
    ['supervise', 'offered', leader(), 'not_allowed'],
    ['ask_hold', 'accepted', clerk(), 'not_allowed'],
    ['approve_hold', 'accepted', leader(), 'not_allowed'],
    ['approve_decline', 'offered', leader(), 'not_allowed'],
    ['transfer', 'offered', clerk(), 'not_allowed'],
    ['return', 'offered', clerk(), 'not_allowed'],
    ['split', 'merged', leader(), 'not_allowed'],
    ['recategorise', 'accepted', resident(), 'case_moved'],
    ['change_place', 'accepted', resident(), 'case_moved'],
    ['merge', 'accepted', resident(), 'case_moved'],
    ['escalate', 'offered', leader(), 'not_allowed'],
  ]
  it.each(refused)('%s on %s by the wrong person', (name, state, actor, code) => {
    expect(answerTo(inState(state), [5, name, actor])).toBe(code)
  })
})
