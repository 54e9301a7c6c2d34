import { toGcj02 } from '@jinlin/domain/places/geo'
import { filed } from '@jinlin/domain/testing/stories'
import { describe, expect, it } from 'vitest'
import { lostOf } from './meant'

const found = filed({ words: '路灯不亮' })
const { lng, lat } = toGcj02(found.place.point ?? { type: 'Point', coordinates: [0, 0] })

describe('a case of what somebody told the account', () => {
  it('has lost nothing when it holds the words and the place', () =>
    expect(lostOf({ words: '路灯不亮', lng, lat }, found)).toEqual([]))

  it('has the words in a note too', () => {
    const timeline = found.timeline.map((entry) => ({ ...entry, note: '井盖丢了' }))
    expect(lostOf({ words: '井盖丢了', lng, lat }, { ...found, timeline })).toEqual([])
  })

  it('is told from one that has lost them', () => {
    expect(lostOf({ words: '井盖丢了', lng, lat }, found)).toHaveLength(1)
    expect(lostOf({ words: '路灯不亮', lng: lng + 0.01, lat }, found)).toEqual([`${found.number} has lost its place`])
  })
})
