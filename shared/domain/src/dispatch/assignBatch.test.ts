import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignBatch, type Waiting } from './assignBatch'
import { defaultPolicy } from './policy'
import { type Ranked, rankCandidates } from './rankCandidates'

type Way = [userId: string, metres: number, openJobs?: number, offers?: number]

const ranked = (...ways: Way[]): Waiting['ranked'] => {
  const offersOf = new Map(ways.map(([userId, , , offers = 0]) => [userId, offers]))
  const people = ways.map(([userId, metres, openJobs = 0]) => ({
    ...{ userId, name: userId, role: 'tradesperson' as const, metres, openJobs, rating: 4.5 },
    ...{ skills: ['plumber'], onDuty: true },
  }))
  return rankCandidates(people, defaultPolicy, 'plumber').map((each) => ({
    ...each,
    offers: offersOf.get(each.userId) ?? 0,
  }))
}
const waits = (caseId: string, ways: Way[], more: Partial<Waiting> = {}): Waiting => ({
  ...{ caseId, critical: false, since: 0, ranked: ranked(...ways) },
  ...more,
})
const whom = (...waiting: Waiting[]) => assignBatch(waiting, defaultPolicy).map((each) => each?.userId)

describe('cases that wait at the same moment', () => {
  it('are given to whoever makes all of them together cheapest, not each to its nearest', () => {
    const both = [
      waits('a', [
        ['li', 100],
        ['wang', 150],
      ]),
      waits('b', [
        ['li', 120],
        ['wang', 900],
      ]),
    ]
    expect(whom(...both)).toEqual(['wang', 'li'])
  })

  it('go to the same person only where the next one is further than a load penalty', () => {
    expect(
      whom(
        waits('a', [
          ['li', 10],
          ['wang', 400],
        ]),
        waits('b', [
          ['li', 10],
          ['wang', 400],
        ]),
      ),
    ).toEqual(['li', 'li'])
    expect(
      whom(
        waits('a', [
          ['li', 10],
          ['wang', 100],
        ]),
        waits('b', [
          ['li', 10],
          ['wang', 100],
        ]),
      ).sort(),
    ).toEqual(['li', 'wang'])
  })

  it('count the offers that wait for a person already', () => {
    expect(
      whom(
        waits('a', [
          ['li', 10, 0, 3],
          ['wang', 300],
        ]),
        waits('b', [['zhao', 10]]),
      ),
    ).toEqual(['wang', 'zhao'])
  })

  it.each([
    ['an emergency', { critical: true }],
    ['the one that has waited longest', { since: -60_000 }],
  ])('with room for one more only: %s gets it, and the other asks the same person all the same', (_, first) => {
    const full: Way[] = [['li', 10, 4]]
    const two = [waits('a', [...full, ['wang', 5000]]), waits('b', full, first)]
    expect(whom(...two)).toEqual(['wang', 'li'])
    expect(whom(waits('a', full), waits('b', full, first))).toEqual(['li', 'li'])
  })

  it.each([
    ['nobody has anything yet', 64, 0, 0],
    ['all the room there is waits already', 8, 5, 5],
    ['one has far more waiting than the other', 40, 45, 5],
  ])(
    'more than there is room for, when %s: nobody waits in a longer line than the one beside',
    (_, count, li, wang) => {
      const two: Way[] = [
        ['li', 100, 0, li],
        ['wang', 101, 0, wang],
      ]
      const all = whom(...Array.from({ length: count }, (_each, i) => waits(`c${i}`, two, { since: i })))
      const line = (who: string, before: number) => before + all.filter((each) => each === who).length
      expect(Math.abs(line('li', li) - line('wang', wang))).toBeLessThanOrEqual(1)
    },
  )

  it('find nobody where nobody is', () =>
    expect(whom(waits('a', []), waits('b', [['li', 10]]))).toEqual([undefined, 'li']))
})

const crowd = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 5 }))
  .chain(([cases, people]) =>
    fc.array(
      fc.array(fc.record({ metres: fc.nat(2000), jobs: fc.constant(0) }), { minLength: people, maxLength: people }),
      {
        minLength: cases,
        maxLength: cases,
      },
    ),
  )
  .map((rows) =>
    rows.map((row, i) =>
      waits(
        `c${i}`,
        row.map(({ metres }, p): Way => [`p${p}`, metres]),
        { since: i },
      ),
    ),
  )

/** What a choice costs: metres, and a load penalty for every case before it in the same hands. */
const costOf = (chosen: readonly (Ranked | undefined)[]): number => {
  const held = new Map<string, number>()
  return chosen.reduce((sum, each) => {
    if (!each) return sum
    const before = held.get(each.userId) ?? 0
    held.set(each.userId, before + 1)
    return sum + each.metres + before * defaultPolicy.loadPenaltyMetres
  }, 0)
}

describe('any crowd', () => {
  it('costs no more together than asking one after the other, each the best of what is left', () =>
    fc.assert(
      fc.property(crowd, (waiting) => {
        const held = new Map<string, number>()
        const greedy = waiting.map(({ ranked: list }) => {
          const score = (each: Ranked) => each.metres + (held.get(each.userId) ?? 0) * defaultPolicy.loadPenaltyMetres
          const [best] = [...list].sort((a, b) => score(a) - score(b))
          if (best) held.set(best.userId, (held.get(best.userId) ?? 0) + 1)
          return best
        })
        const together = assignBatch(waiting, defaultPolicy)
        if (Math.max(0, ...held.values()) <= defaultPolicy.openJobsCap)
          expect(costOf(together)).toBeLessThanOrEqual(costOf(greedy) + 1)
      }),
      { numRuns: 500 },
    ))

  it('asks the head of its list when it is one alone', () =>
    fc.assert(
      fc.property(crowd, ([first]) => {
        if (first) expect(whom(first)).toEqual([first.ranked[0]?.userId])
      }),
    ))
})
