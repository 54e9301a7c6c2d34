import { describe, expect, it } from 'vitest'
import { caseStates } from '../cases/case'
import { errorStatus } from '../errors'
import { roles } from '../people/roles'
import { errorText, errorWords, reachedWords } from './errors'
import { roleLabels } from './roles'
import { stateWords } from './states'

describe('labels and refusals', () => {
  it('exist for every state, role and code', () => {
    for (const state of caseStates) expect(stateWords[state].label).toMatch(/^\p{Script=Han}+$/u)
    for (const role of roles) expect(roleLabels[role]).toMatch(/^\p{Script=Han}+$/u)
    for (const code of Object.keys(errorStatus)) expect(errorWords[code as keyof typeof errorWords]).toMatch(/。$/)
  })
  it('name the winner, the time and the cap', () => {
    expect(errorText('taken', { by: '李**' })).toBe('已被 李** 接单，您不用再去。')
    expect(errorText('taken')).toBe('已被别人接单，您不用再去。')
    expect(errorText('invalid', { field: 'point.lng' })).toBe('「位置」没填对，改一下再发。')
    expect(errorText('invalid', { field: 'attachmentIds.0' })).toBe('「照片」没填对，改一下再发。')
    expect(errorText('invalid', { field: '__proto__.x' })).toBe(errorWords.invalid)
    expect(errorText('too_soon', { again: '16:20' })).toBe('16:20 后可再催。')
    expect(errorText('cap_reached', { cap: 5 })).toBe('手上 5 件，办结一件再接。')
  })
  it('say which allowance is used up and what to do, each with its own sentence', () => {
    expect(errorText('too_many', { why: 'day' })).toBe('今天已报 30 件，明天再报。急事请打 12345。')
    expect(errorText('too_many', { why: 'household' })).toBe('您家今天已报 60 件，明天再报。急事请打 12345。')
    expect(new Set([...Object.values(reachedWords), errorWords.too_many]).size).toBe(7)
    for (const said of Object.values(reachedWords)) {
      expect(said).toMatch(/^[^！a-zA-Z]+，[^！a-zA-Z]+。$/)
      for (const sentence of said.split('。')) expect([...sentence].length).toBeLessThanOrEqual(20)
    }
    for (const why of [undefined, 'toString', 7]) expect(errorText('too_many', { why })).toBe(errorWords.too_many)
  })
})
