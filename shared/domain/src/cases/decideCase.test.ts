import { describe, expect, it } from 'vitest'
import { DomainError } from '../errors'
import { systemActor } from '../people/roles'
import { inputOf } from '../testing/cast'
import { aPolicy, clerk, leader, leader2, minutes, morning, neighbour, resident } from '../testing/factories'
import { after, answerTo, filed, inState, type Move, tell } from '../testing/stories'
import { catchUp } from './catchUp'
import { decideCase } from './decideCase'

const policy = aPolicy()
const refusal = (run: () => unknown): DomainError => {
  try {
    run()
  } catch (error) {
    if (error instanceof DomainError) return error
  }
  throw new Error('not refused')
}
const refusedWith = (found: ReturnType<typeof filed>, [minute, command, actor]: Move) =>
  refusal(() => decideCase(found, command, actor, inputOf(command, minutes(minute)), policy, minutes(minute)))

describe('from tap to closed', () => {
  const done = inState('closed')

  it('every command is one entry, who and when', () => {
    expect(done.timeline.map(({ seq, command, from, to, by }) => [seq, command, from, to, by.userId])).toEqual([
      [1, 'submit', null, 'submitted', 'resident'],
      [2, 'offer', 'submitted', 'offered', 'system'],
      [3, 'accept', 'offered', 'accepted', 'leader'],
      [4, 'resolve', 'accepted', 'resolved', 'leader'],
      [5, 'confirm', 'resolved', 'closed', 'resident'],
    ])
  })

  it('stops the response clock at the acceptance and the closing clock at the resolving', () => {
    expect(done.clocks).toMatchObject({
      respondedAt: minutes(2),
      resolvedAt: minutes(4),
      closedAt: minutes(5),
      breaches: [],
    })
  })

  it('says in what capacity somebody acted', () => {
    const roles = (found: ReturnType<typeof filed>) => found.timeline.map(({ by }) => by.role)
    expect(roles(done)).toEqual([undefined, undefined, 'grid_leader', 'grid_leader', undefined])
    expect(roles(after(filed(), [1, 'supervise', clerk()])).at(-1)).toBe('community_clerk')
    const owner = leader({ userId: 'resident' })
    expect(roles(after(filed(), [1, 'urge', owner])).at(-1)).toBeUndefined()
  })

  it('keeps the id of the command that made an entry', () => {
    const { entries } = decideCase(inState('resolved'), 'confirm', resident(), {}, policy, minutes(5), 'tap-77')
    expect(entries.map(({ commandId }) => commandId)).toEqual(['tap-77'])
  })
})

describe('what is to be written', () => {
  it('is the due steps first, then the command', () => {
    const { entries, after: found } = decideCase(filed(), 'urge', resident(), {}, policy, minutes(16))
    expect(entries.map(({ command, key }) => key ?? command)).toEqual([
      't1.respond.40',
      't1.respond.67',
      't1.respond.100',
      'urge',
    ])
    expect(found.untold).toEqual([1, 2, 3, 4, 5])
  })

  it('names the fields that are set and those that go', () => {
    const { set, unset, after: found } = decideCase(inState('offered'), 'accept', leader(), {}, policy, minutes(2))
    expect(unset).toEqual(['offer'])
    expect(Object.keys(set).sort()).toEqual(['assignee', 'clocks', 'state', 'version', 'wakeAt'])
    expect(set).toMatchObject({ state: 'accepted', version: found.version, wakeAt: minutes(2) })
  })

  it('is nothing when no step is due', () => {
    const found = { ...inState('accepted'), untold: [] }
    const { entries, unset, after: same } = catchUp(found, policy, minutes(3))
    expect([entries, unset, same.version]).toEqual([[], [], found.version])
  })

  it('leaves the case it was given as it was', () => {
    const found = inState('offered')
    const copy = structuredClone(found)
    decideCase(found, 'accept', leader(), {}, policy, minutes(2))
    expect(found).toEqual(copy)
  })
})

describe('of two who want the same case', () => {
  const pooled = tell(filed(), [
    [0, 'offer', systemActor],
    [7, 'claim', leader2()],
  ])

  it('the loser is told who was faster, masked', () => {
    const { code, status, details } = refusedWith(pooled, [8, 'claim', leader()])
    expect([code, status, details]).toEqual(['taken', 409, { state: 'accepted', version: pooled.version, by: '周**' }])
  })

  it('whoever was asked is told too, for ten minutes', () => {
    expect(answerTo(pooled, [17, 'accept', leader()])).toBe('taken')
    expect(answerTo(pooled, [18, 'accept', leader()])).toBe('case_moved')
  })

  it('the winner who taps twice is told how it stands', () => {
    expect(answerTo(pooled, [8, 'claim', leader2()])).toBe('case_moved')
  })

  it('a neighbour learns nothing', () => {
    expect(answerTo(pooled, [8, 'claim', neighbour()])).toBe('not_found')
  })

  it('an acceptance at the end of the offer is too late', () => {
    const offered = inState('offered')
    expect(answerTo(offered, [2.99, 'accept', leader()])).toBe('accepted')
    expect(answerTo(offered, [3, 'accept', leader()])).toBe('offer_over')
  })

  it('an acceptance after a withdrawal is told the state', () => {
    const gone = after(inState('offered'), [1, 'withdraw', resident()])
    const { code, details } = refusedWith(gone, [2, 'accept', leader()])
    expect([code, details]).toEqual(['case_moved', { state: 'withdrawn', version: gone.version }])
  })

  it('a handler whose case was given to somebody else is told so', () => {
    const given = after(inState('accepted'), [3, 'assign', clerk()])
    expect(answerTo(given, [4, 'start', leader()])).toBe('case_moved')
  })
})

it('nobody can submit a case twice', () => {
  expect(refusal(() => decideCase(filed(), 'submit', systemActor, undefined as never, policy, morning)).code).toBe(
    'not_allowed',
  )
})
