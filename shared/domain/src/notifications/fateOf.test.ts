import { describe, expect, it } from 'vitest'
import type { Case, CommandName, Offer, TimelineEntry } from '../cases/case'
import { clerk, grid, leader, minutes, morning, resident } from '../testing/factories'
import { inState, type Move, tell } from '../testing/stories'
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

describe('a wish to merge that the officer has not heard yet', () => {
  const mergeInto = { id: 'case-2', number: '150902-2026-000111', areaPath: grid, state: 'offered' } as const
  const wished = tell(inState('offered'), [[1, 'add_note', leader(), { note: '请并案', mergeInto }]])
  const accepts: Move = [2, 'accept', leader()]
  const resolves: Move = [3, 'resolve', leader()]
  const merges: Move = [2, 'merge', clerk()]
  it.each([
    ['nothing has happened', [], 'say'],
    ['the leader has taken it and begun', [accepts, [3, 'start', leader()]], 'say'],
    ['the leader was asked for something else', [accepts, [3, 'ask_hold', leader()]], 'say'],
    ['it was handed back', [accepts, [3, 'hand_back', leader()]], 'say'],
    ['its place was corrected', [[2, 'change_place', clerk()]], 'anew'],
    ['it was merged', [merges], 'drop'],
    ['it was taken out again', [merges, [3, 'split', clerk()]], 'drop'],
    ['it was taken back', [[2, 'withdraw', resident()]], 'drop'],
    ['it is resolved', [accepts, resolves], 'drop'],
    ['it was reopened', [accepts, resolves, [4, 'reopen', resident()]], 'drop'],
  ] as [string, Move[], string][])('when %s', (_, moves, fate) => {
    const news = { ...newsTo('community', 'add_note'), seq: wished.version, userId: 'clerk' }
    expect(fateOf(news, tell(wished, moves), minutes(9))).toBe(fate)
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
