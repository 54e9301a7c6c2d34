import { describe, expect, it } from 'vitest'
import { storedOnce } from './storedOnce'
import { acceptedCase, copyOf, unansweredCase } from './testing/aTown'

const cases = [acceptedCase(), unansweredCase()]
const reports = [
  { key: 'tap-1', caseId: 'case-1' },
  { key: 'tap-2', caseId: 'case-2' },
]
const commands = [{ key: 'accept-case-1', caseId: 'case-1', command: 'accept' }]

describe('what was acknowledged', () => {
  it('is stored once: nothing is wrong', () => expect(storedOnce(reports, commands, cases)).toEqual([]))

  it('is found missing', () =>
    expect(storedOnce(reports, commands, cases.slice(0, 1))).toMatchObject([{ kind: 'lost', subject: 'case-2' }]))

  it('is found stored under another number than was told', () =>
    expect(storedOnce([{ key: 'tap-1', caseId: 'case-9' }], [], cases)).toMatchObject([{ kind: 'lost' }]))

  it('is found stored twice under one key', () =>
    expect(storedOnce(reports, [], [...cases, { ...acceptedCase(), _id: 'case-3' }])).toMatchObject([
      { kind: 'doubled', subject: 'case-1' },
    ]))

  it('is found missing in the timeline, for a command', () => {
    const [without] = copyOf(cases)
    without!.timeline = without!.timeline.filter(({ command }) => command !== 'accept')
    expect(storedOnce([], commands, [without!])).toMatchObject([{ kind: 'lost', subject: 'case-1' }])
  })

  it('is found written twice, for a command', () => {
    const [twice] = copyOf(cases)
    twice!.timeline.push(twice!.timeline.find(({ command }) => command === 'accept')!)
    expect(storedOnce([], commands, [twice!])).toMatchObject([{ kind: 'doubled', subject: 'case-1' }])
  })
})
