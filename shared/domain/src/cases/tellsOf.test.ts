import { describe, expect, it } from 'vitest'
import { systemActor } from '../people/roles'
import {
  aPolicy,
  clerk,
  clerk2,
  departmentOfficer,
  dispatcher,
  grid,
  leader,
  minutes,
  resident,
  streetOfficer,
} from '../testing/factories'
import { after, filed, inState, type Move, tell } from '../testing/stories'
import type { Case } from './case'
import { catchUp } from './catchUp'
import { newsOf } from './tellsOf'

const told = (found: Case) => newsOf(found, found.version)?.tells
const toldOf = (found: Case, key: string) =>
  newsOf(found, found.timeline.find((entry) => entry.key === key)?.seq ?? 0)?.tells
const late = (found: Case, minute: number) => catchUp(found, aPolicy(), minutes(minute)).after
const parent = { id: 'case-2', state: 'offered', areaPath: grid, number: '150902-2026-000111' } as const
const asksMerge = { note: '是同一盏灯，请并案', mergeInto: parent }
const proposed: Move = [1, 'propose_decline', clerk()]

describe('who is told', () => {
  it.each([
    ['a submission', filed(), ['reporter']],
    ['an offer', inState('offered'), ['offered', 'reporter']],
    ['an acceptance', inState('accepted'), ['reporter', 'followers']],
    ['a resolving', inState('resolved'), ['reporter', 'followers']],
    ['a confirmation', inState('closed'), ['handler', 'followers']],
    ['a withdrawal', inState('withdrawn'), ['oldOffered', 'oldHandler', 'followers']],
    [
      'a withdrawal after which somebody else speaks for it',
      after(inState('offered'), [1, 'withdraw', resident(), { earliestFollower: 'neighbour' }]),
      ['reporter', 'followers'],
    ],
    ['an urging, while somebody is sought', after(inState('offered'), [1, 'urge', resident()]), ['offered', 'duty']],
    ['an urging of the handler', after(inState('accepted'), [3, 'urge', resident()]), ['handler']],
    ['a note of the reporter', after(inState('accepted'), [3, 'add_note', resident()]), ['handler', 'offered']],
    ['a note of the handler', after(inState('accepted'), [3, 'add_note', leader()]), ['reporter']],
    ['a hold asked for', after(inState('accepted'), [3, 'ask_hold', leader()]), ['upper']],
    ['a decline proposed', after(inState('offered'), proposed), ['upper']],
    [
      'a decline',
      tell(inState('offered'), [proposed, [2, 'approve_decline', clerk2()]]),
      ['reporter', 'followers', 'oldOffered', 'handler'],
    ],
    [
      'a pool opened for want of people',
      after(filed(), [1, 'open_pool', systemActor, { nobody: true }]),
      ['pool', 'duty', 'reporter'],
    ],
    ['a rating', after(inState('resolved'), [5, 'rate', resident()]), ['handler']],
    [
      'a rating that reopens',
      after(inState('resolved'), [5, 'rate', resident(), { stars: 1, solved: false }]),
      ['oldHandler', 'duty', 'followers'],
    ],
    [
      'a change of category',
      after(inState('offered'), [1, 'recategorise', clerk()]),
      ['reporter', 'offered', 'handler'],
    ],
    [
      'one that ends the offer',
      after(inState('offered'), [1, 'recategorise', clerk(), { category: 'H0102' }]),
      ['reporter', 'oldOffered', 'handler'],
    ],
  ] as const)('of %s', (_, found, recipients) => expect(told(found)).toEqual(recipients))

  it('of a wish to merge: the officer on duty who may, wherever the case stands', () => {
    const high = tell(inState('offered'), [
      [1, 'escalate', clerk()],
      [2, 'escalate', streetOfficer()],
    ])
    const sent = after(inState('accepted'), [3, 'transfer', dispatcher()])
    const asked = (found: Case, minute: number, actor = leader()) =>
      after(found, [minute, 'add_note', actor, asksMerge])
    expect(told(asked(inState('accepted'), 3))).toEqual(['community'])
    expect(told(asked(high, 3))).toEqual(['duty'])
    expect(told(asked(sent, 4, departmentOfficer()))).toEqual(['dispatchers'])
  })

  it('of what is proposed at the district: the dispatchers', () => {
    const high = tell(inState('offered'), [
      [1, 'escalate', clerk()],
      [2, 'escalate', streetOfficer()],
      [3, 'escalate', dispatcher()],
    ])
    expect(told(after(high, [4, 'propose_decline', dispatcher()]))).toEqual(['dispatchers'])
  })

  it('of a late answer: the resident once, the officer each time', () => {
    const found = late(filed(), 50)
    expect(toldOf(found, 't1.respond.40')).toEqual(['pool'])
    expect(toldOf(found, 't1.respond.67')).toEqual(['community'])
    expect(toldOf(found, 't1.respond.100')).toEqual(['reporter', 'followers', 'duty'])
    expect(toldOf(found, 't1.respond.300')).toEqual(['duty'])
  })

  it('of a late closing: the resident once, handler and officer each time', () => {
    const found = inState('in_progress')
    const after2 = catchUp(found, aPolicy(), new Date(found.clocks.closeBy.getTime() + 90_000_000)).after
    expect(toldOf(after2, 't1.close.50')).toEqual(['handler'])
    expect(toldOf(after2, 't1.close.75')).toEqual(['upper'])
    expect(toldOf(after2, 't1.close.100')).toEqual(['reporter', 'followers', 'handler', 'duty'])
    expect(toldOf(after2, 't1.close.100+1')).toEqual(['handler', 'duty'])
  })

  it('of a matter of life at dispatch: the community', () => {
    expect(toldOf(late(filed({ category: 'E2104' }), 0), 't1.critical')).toEqual(['community'])
  })
})

it('the case before and after an entry stands beside its news', () => {
  const news = newsOf(inState('withdrawn'), 4)
  expect([news?.before.assignee?.userId, news?.after.assignee]).toEqual(['leader', undefined])
  expect(newsOf(filed(), 7)).toBeUndefined()
})
