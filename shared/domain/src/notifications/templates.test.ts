import { describe, expect, it } from 'vitest'
import { isTemplateTitle, templateData } from './templates'

const facts = { matter: '路灯', place: '3 号楼旁', who: '王**', latest: '2026年11月26日 14:20', next: '点开打分' }

describe('a template', () => {
  it('gets its facts by the usual names, or by its own', () => {
    expect(Object.keys(templateData(facts, { id: 'T' }))).toEqual(['thing1', 'thing2', 'thing3', 'time4', 'thing5'])
    const own = templateData(facts, { id: 'T', fields: { who: 'name9' } })
    expect(own.name9).toEqual({ value: '王**' })
    expect(own.thing3).toBeUndefined()
  })

  it('stands for three kinds of news to residents and one to staff', () => {
    expect(['accepted', 'resolved', 'late', 'task', 'other'].map(isTemplateTitle)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ])
  })
})
