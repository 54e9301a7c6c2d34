import { describe, expect, it } from 'vitest'
import { aPlace, minutes, resident } from '../testing/factories'
import { after, filed, inState } from '../testing/stories'
import { newsText } from '../words/news'
import { maskedCase } from './maskedCase'

const door = { place: aPlace({ text: '泉山家园1号楼1单元501' }), words: '找我 13812345678' }

describe('a case as others read it', () => {
  it('shows neither the door nor phone numbers, wherever they were typed', () => {
    const noted = after(filed(door), [1, 'add_note', resident(), { note: '或者 139 8765 4321' }])
    const shown = JSON.stringify(maskedCase(noted, { doors: true, numbers: true }))
    expect(shown).not.toMatch(/501|13812345678|8765/)
    expect(shown).toContain('泉山家园1号楼1单元***')
    expect(shown).toContain('139****4321')
  })
  it('is the very same for whom it concerns', () => {
    const found = filed(door)
    expect(maskedCase(found, { doors: false, numbers: false })).toBe(found)
  })
})

describe('news of a case at a door', () => {
  const offered = inState('offered', door)
  const accepted = inState('accepted', door)
  const of = (found: typeof offered, command: string) => {
    const entry = found.timeline.findLast((each) => each.command === command)
    if (!entry) throw new Error(`no ${command}`)
    return entry
  }
  it('tells the person asked the entrance, not the door', () => {
    const text = newsText(offered, of(offered, 'offer'), 'offered', new Map(), minutes(1))
    expect(text).toContain('1 单元***')
    expect(text).not.toContain('501')
  })
  it('tells whoever works on it the door', () => {
    const noted = after(accepted, [3, 'add_note', resident(), { note: '请敲门' }])
    expect(newsText(noted, of(noted, 'add_note'), 'handler', new Map(), minutes(3))).toContain('501')
  })
})
