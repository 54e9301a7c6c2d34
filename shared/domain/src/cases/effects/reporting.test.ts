import { describe, expect, it } from 'vitest'
import { clerk, grid, leader, leader2, resident } from '../../testing/factories'
import { after, answerTo, inState, tell } from '../../testing/stories'

const parent = { id: 'case-2', state: 'offered', areaPath: grid, number: '150902-2026-000111' } as const
const DAYS = 24 * 60

describe('words afterwards', () => {
  it('of the reporter become the case’s words when the tap brought none', () => {
    const found = after(after(inState('offered'), [1, 'add_note', resident()]), [
      2,
      'add_note',
      resident(),
      { note: '还有一盏' },
    ])
    expect([found.words, found.timeline.at(-1)?.note]).toEqual(['在三号楼旁边', '还有一盏'])
  })

  it('of the reporter are never for staff only; those of staff may be', () => {
    const visibility = 'staff' as const
    const own = after(inState('accepted'), [3, 'add_note', resident(), { note: '在吗', visibility }])
    const staff = after(inState('accepted'), [3, 'add_note', leader(), { note: '家里没人', visibility }])
    expect([own, staff].map(({ timeline }) => timeline.at(-1)?.visibility)).toEqual(['public', 'staff'])
    expect(staff.untold).not.toContain(staff.version)
  })

  it('ask once for a merge: the officers are told, the reporter never', () => {
    const asks = { note: '是同一盏灯，请并案', mergeInto: parent }
    const once = after(inState('accepted'), [3, 'add_note', leader(), asks])
    expect(once.timeline.at(-1)).toMatchObject({
      mergeInto: { id: 'case-2', number: parent.number },
      visibility: 'staff',
    })
    expect(once.untold).toContain(once.version)
    const twice = after(once, [4, 'add_note', leader(), asks])
    expect([twice.timeline.at(-1)?.mergeInto, twice.timeline.at(-1)?.visibility]).toEqual([undefined, 'staff'])
    expect(twice.untold).not.toContain(twice.version)
    const other = after(twice, [5, 'add_note', leader(), { ...asks, mergeInto: { ...parent, id: 'case-3' } }])
    expect(other.untold).toContain(other.version)
  })

  it('ask anew for what was merged or resolved since', () => {
    const asks = { note: '是同一盏灯，请并案', mergeInto: parent }
    const once = after(inState('accepted'), [3, 'add_note', leader(), asks])
    const reopened = tell(once, [
      [4, 'resolve', leader()],
      [5, 'reopen', resident()],
    ])
    const apart = tell(once, [
      [4, 'merge', clerk()],
      [5, 'split', clerk()],
    ])
    for (const found of [reopened, apart]) {
      const again = after(found, [6, 'add_note', leader(), asks])
      expect([again.timeline.at(-1)?.mergeInto?.id, again.untold.includes(again.version)]).toEqual(['case-2', true])
    }
  })

  it.each([
    ['itself', { id: inState('accepted')._id }, 'invalid'],
    ['another county’s', { areaPath: '1509/150921/150921100' }, 'invalid'],
    ['one that is over', { state: 'closed' }, 'case_moved'],
    ['one that is merged itself', { parentId: 'case-9' }, 'case_moved'],
  ] as const)('ask for no merge into %s', (_, patch, answer) => {
    const asks = { note: '请并案', mergeInto: { ...parent, ...patch } }
    expect(answerTo(inState('accepted'), [3, 'add_note', leader(), asks])).toBe(answer)
  })

  it.each(['resolved', 'closed'] as const)('ask for no merge of a case that is %s: nobody could merge it', (state) => {
    const asks = { note: '请并案', mergeInto: parent }
    expect(answerTo(inState(state), [6, 'add_note', clerk(), asks])).toBe('case_moved')
    expect(answerTo(inState(state), [6, 'add_note', clerk(), { note: '还有一盏' }])).toBe('accepted')
  })

  it('of a resident ask no officer', () => {
    const own = after(inState('accepted'), [3, 'add_note', resident(), { note: '请并案', mergeInto: parent }])
    expect([own.timeline.at(-1)?.mergeInto, own.timeline.at(-1)?.visibility]).toEqual([undefined, 'public'])
  })

  it('are taken for seven days after the closing', () => {
    expect(answerTo(inState('closed'), [7 * DAYS + 5, 'add_note', resident()])).toBe('accepted')
    expect(answerTo(inState('closed'), [7 * DAYS + 6, 'add_photo', resident()])).toBe('too_late')
  })

  it('cannot be empty', () => {
    expect(answerTo(inState('accepted'), [3, 'add_note', resident(), { note: ' ' }])).toBe('invalid')
    expect(answerTo(inState('accepted'), [3, 'add_photo', resident(), { attachments: [] }])).toBe('invalid')
  })
})

describe('urge', () => {
  it('is possible once in two hours', () => {
    const urged = after(inState('accepted'), [3, 'urge', resident()])
    expect(answerTo(urged, [122, 'urge', resident()])).toBe('too_soon')
    expect(answerTo(urged, [123, 'urge', resident()])).toBe('accepted')
  })
})

describe('follow', () => {
  it('is for neighbours, once, and can be taken back', () => {
    const neighbour = { userId: 'neighbour', name: '赵敏', grants: [], mayFollow: true }
    expect(answerTo(inState('offered'), [1, 'follow', neighbour])).toBe('accepted')
    expect(answerTo(inState('offered'), [1, 'follow', { ...neighbour, follows: true }])).toBe('case_moved')
    expect(answerTo(inState('offered'), [1, 'unfollow', { ...neighbour, follows: true }])).toBe('accepted')
    expect(answerTo(inState('offered'), [1, 'follow', leader2()])).toBe('not_found')
  })
})
