import { describe, expect, it } from 'vitest'
import { departmentLabels } from '../words/departments'
import { matterNames } from '../words/matterNames'
import { skillLabels } from '../words/skills'
import { tileLabels } from '../words/tiles'
import { familyOf, isCallOut, leaf, leaves, levelOne, levelTwo, tiles } from './catalogue'
import { departments, skills } from './codes'
import { moreTradeTiles, tradeTiles } from './tiles'

describe('the catalogue', () => {
  it('has three levels, and every leaf hangs on a class', () => {
    expect([levelOne.length, levelTwo.length, leaves.length]).toEqual([3, 19, 158])
    const classes = new Map(levelTwo.map((each) => [each.code, each]))
    for (const each of leaves) expect(classes.get(each.parent)?.parent).toBe(each.code[0])
  })
  it('names only trades, departments, limits and time types that exist', () => {
    expect(new Set(leaves.map((each) => each.code)).size).toBe(leaves.length)
    for (const each of leaves) {
      expect([null, ...skills]).toContain(each.skill)
      expect(departments).toContain(each.department)
      expect(['low', 'normal', 'high', 'critical']).toContain(each.priority)
      expect(['urgent_hour', 'work_hour', 'work_day', 'natural_day']).toContain(each.timeType)
      expect(each.respondMinutes).toBeGreaterThan(0)
      expect(each.closeHours).toBeGreaterThan(0)
    }
  })
  it('calls somebody only where help needs a trade', () => {
    expect(isCallOut('H0102')).toBe(true)
    expect(isCallOut('H0401')).toBe(false)
    expect(isCallOut('E2208')).toBe(false)
    expect(isCallOut('nothing')).toBe(false)
    expect(leaf('E2208')?.skill).toBe('plumber')
  })
  it('takes all manhole covers for one family', () => {
    expect(familyOf('P0123')).toBe(familyOf('P0101'))
    expect(familyOf('E2301')).not.toBe(familyOf('E2101'))
  })
  it('restricts what happens in families and to missing people', () => {
    expect(leaves.filter((each) => each.restricted).map((each) => each.code)).toEqual(['E2307', 'E2404'])
  })
  it('knows nothing of codes nobody has', () => {
    expect(leaf('E9999')).toBeUndefined()
    expect(leaf('__proto__')).toBeUndefined()
  })
})

describe('the tiles', () => {
  it('are eight and three, each a leaf with a label that fits', () => {
    expect([tiles.length, tradeTiles.length]).toEqual([8, 3])
    for (const each of [...tiles, ...tradeTiles, ...moreTradeTiles]) {
      expect(leaf(each.category)).toBeDefined()
      expect([...(tileLabels[each.category] ?? '')].length).toBeGreaterThan(0)
      expect([...(tileLabels[each.category] ?? '')].length).toBeLessThanOrEqual(4)
    }
  })
  it('of a trade may be short, but the matter has one name, the catalogue’s', () => {
    for (const { category } of [...tradeTiles, ...moreTradeTiles])
      expect(matterNames[category]).toBe(leaf(category)?.name)
    for (const { category } of tiles) expect(matterNames[category]).toBe(tileLabels[category])
  })
  it('leave no matter called by an office’s brackets', () => {
    for (const { code, name } of leaves) expect(matterNames[code] ?? name).not.toMatch(/[（(]/u)
  })
  it('call somebody when they are a trade', () => {
    for (const each of [...tradeTiles, ...moreTradeTiles]) expect(isCallOut(each.category)).toBe(true)
    for (const each of tiles) expect(isCallOut(each.category)).toBe(false)
  })
})

describe('labels', () => {
  it('exist once for every trade and department', () => {
    expect(new Set(skills.map((each) => skillLabels[each])).size).toBe(skills.length)
    expect(new Set(departments.map((each) => departmentLabels[each])).size).toBe(departments.length)
  })
})
