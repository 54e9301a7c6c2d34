import { histories, liveThrough, runs } from '@jinlin/domain/testing/histories'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oneWinner } from './oneWinner'
import { acceptedCase, copyOf } from './testing/aTown'

const won = { key: 'accept-case-1', caseId: 'case-1', command: 'accept' }

describe('a turn', () => {
  it('has one winner in every random life', () =>
    fc.assert(
      fc.property(histories, (history) => {
        expect(oneWinner([liveThrough(history).at(-1)!.found], [])).toEqual([])
      }),
      { numRuns: runs, seed: 20261129 },
    ))

  it('is found to have two winners', () => {
    const two = copyOf(acceptedCase())
    const accept = two.timeline.find(({ command }) => command === 'accept')!
    two.timeline.push({ ...accept, command: 'claim', seq: two.version + 1 })
    expect(oneWinner([two], [won])).toMatchObject([{ rule: 'I3', what: expect.stringContaining('turn 1 was won by') }])
  })

  it('is found to have left the case with somebody else', () => {
    const other = { ...acceptedCase(), assignee: { userId: 'rival', name: '', role: 'grid_leader' as const } }
    expect(oneWinner([other], [won])).toMatchObject([{ what: expect.stringContaining('rival has it') }])
  })

  it('is found to have made somebody else believe that they had won', () => {
    const rival = { ...won, key: 'accept-by-rival' }
    expect(oneWinner([acceptedCase()], [won, rival])).toMatchObject([{ what: expect.stringContaining('rival') }])
  })
})
