import { caseStates } from '@jinlin/domain/cases/case'
import { render } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { StateChip } from '../src/components/StateChip'
import { aPresentedCase } from './fakeTown'

/** The words of the page of screens, in the order of the states; both sides read the same. */
const labels = '已上报 派遣中 已回应 处理中 挂账 待确认 已办结 已撤回 不予受理 已并案'.split(' ')
const chips = (patch: Parameters<typeof aPresentedCase>[0], staff: boolean) => {
  const { container, unmount } = render(<StateChip found={aPresentedCase(patch)} staff={staff} />)
  const read = Array.from(container.querySelectorAll('.state-chip'), (chip) => chip.textContent)
  unmount()
  return read
}

describe('the label of a matter', () => {
  it.each([
    ['a resident', false],
    ['somebody who works here', true],
  ])('says each state to %s in the agreed word', (_, staff) =>
    expect(caseStates.map((state) => chips({ state }, staff))).toEqual(labels.map((label) => [label])),
  )

  it('says 督办 to those who work here, never to the resident', () => {
    expect(chips({ state: 'accepted', supervised: true }, true)).toEqual(['督办', '已回应'])
    expect(chips({ state: 'accepted', supervised: true }, false)).toEqual(['已回应'])
  })
})
