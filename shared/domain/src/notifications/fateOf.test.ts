import { describe, expect, it } from 'vitest'
import type { Case, CommandName, Offer, TimelineEntry } from '../cases/case'
import { minutes, morning } from '../testing/factories'
import { fateOf, makesOld } from './fateOf'
import type { Recipient } from './recipients'

const offer = { to: 'leader', until: minutes(1) } as Offer
const entry = (seq: number, command: CommandName, by: string) =>
  ({ seq, at: minutes(0), command, by: { userId: by } }) as TimelineEntry
/** A case after these entries, the first of them being the news. */
const after = (commands: readonly [CommandName, string?][], rest: Partial<Case> = {}) =>
  ({ timeline: commands.map(([command, by = 'system'], at) => entry(at + 1, command, by)), ...rest }) as Case
const newsTo = (to: Recipient, command: CommandName) => ({ seq: 1, at: morning, userId: 'leader', to, command })

describe('new work whose message is late', () => {
  const asked = newsTo('offered', 'offer')
  it.each([
    ['nothing has happened', [['offer']], offer, 'say'],
    ['somebody has noted something', [['offer'], ['add_note', 'resident']], offer, 'say'],
    ['the resident has said better where it is', [['offer'], ['change_place', 'resident']], offer, 'anew'],
    ['the resident has said better what it is', [['offer'], ['recategorise', 'resident']], offer, 'anew'],
    ['the deadline has passed', [['offer'], ['breach']], offer, 'anew'],
    ['somebody else is asked', [['offer'], ['change_place', 'resident']], { ...offer, to: 'leader2' }, 'drop'],
    ['nobody is asked', [['offer'], ['change_place', 'resident']], undefined, 'drop'],
    ['its time is over', [['offer']], { ...offer, until: morning }, 'drop'],
    ['they were asked once more', [['offer'], ['expire_offer'], ['offer']], offer, 'drop'],
    ['they have it', [['offer'], ['accept', 'leader']], undefined, 'drop'],
  ] as [string, [CommandName, string?][], Offer | undefined, string][])('when %s', (_, commands, now, fate) => {
    expect(fateOf(asked, after(commands, now && { offer: now }), morning)).toBe(fate)
  })
})

describe('what staff are asked', () => {
  it.each([
    ['handler', 'assign', 'change_place', 'anew'],
    ['handler', 'assign', 'start', 'drop'],
    ['handler', 'assign', 'hand_back', 'drop'],
    ['upper', 'ask_hold', 'add_note', 'say'],
    ['upper', 'ask_hold', 'refuse_hold', 'drop'],
    ['upper', 'ask_hold', 'ask_hold', 'drop'],
    ['upper', 'propose_decline', 'ask_hold', 'drop'],
    ['duty', 'open_pool', 'expire_offer', 'say'],
    ['duty', 'open_pool', 'claim', 'drop'],
    ['duty', 'alert', 'breach', 'drop'],
    ['duty', 'breach', 'recategorise', 'anew'],
    ['offered', 'urge', 'decline_offer', 'drop'],
  ] as [Recipient, CommandName, CommandName, string][])('(%s, %s) after %s', (to, command, next, fate) => {
    expect(fateOf(newsTo(to, command), after([[command], [next]]), morning)).toBe(fate)
  })
})

describe('what residents are told late', () => {
  const mine = { ...newsTo('reporter', 'breach'), userId: 'resident' }
  it.each([
    ['breach', 'resident', 'change_place', 'retell'],
    ['breach', 'resident', 'withdraw', 'drop'],
    ['breach', 'system', 'expire_offer', 'retell'],
    ['open_pool', 'system', 'expire_offer', 'say'],
    ['open_pool', 'leader', 'claim', 'retell'],
  ] as [CommandName, string, CommandName, string][])('(%s) after %s did %s', (command, by, next, fate) => {
    expect(fateOf({ ...mine, command }, after([[command], [next, by]]), morning)).toBe(fate)
  })
})

describe('newer news of a case', () => {
  it.each([
    ['resolve', 'all'],
    ['add_note', ['add_note']],
    ['change_place', ['change_place']],
    ['offer', expect.arrayContaining(['offer', 'urge'])],
    ['offer', expect.not.arrayContaining(['resolve'])],
  ] as [CommandName, unknown][])('(%s) makes old %j', (command, old) => expect(makesOld(command)).toEqual(old))
})
