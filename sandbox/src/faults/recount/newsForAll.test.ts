import { describe, expect, it } from 'vitest'
import { newsForAll } from './newsForAll'
import { acceptedCase, unansweredCase } from './testing/aTown'

const cases = [acceptedCase(), unansweredCase()]
const ids = (rows: { _id: string }[]) => newsForAll(cases, rows, () => true).map(({ subject }) => subject)
const all = ids([]).map((_id) => ({ _id }))

describe('the news of a case', () => {
  it('concern whoever is offered it, and the reporter once somebody has it', () => {
    const accepted = cases[0]!.timeline.find(({ command }) => command === 'accept')!
    expect(all).toContainEqual({ _id: `case-1-${accepted.seq}-resident` })
    expect(all).toContainEqual({ _id: 'case-1-2-leader' })
  })
  it('are there for all of them: nothing is wrong', () => expect(ids(all)).toEqual([]))
  it('are found missing for one', () => expect(ids(all.slice(1))).toEqual([all[0]!._id]))
  it('are not owed where there are no words', () => expect(newsForAll(cases, [], () => false)).toEqual([]))
})
