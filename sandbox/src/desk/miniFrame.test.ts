import { beforeAll, describe, expect, it } from 'vitest'

let viewIn: (hash: string) => { page?: string; caseId?: string }
let sheetIn: (page: object | undefined) => string | undefined
beforeAll(async () => {
  const miniFrame = await import(new URL('public/miniFrame.js', import.meta.url).href)
  viewIn = miniFrame.viewIn
  sheetIn = miniFrame.sheetIn
})

describe('what is open on a phone', () => {
  it.each([
    ['', {}],
    ['#/pages/tasks/index', { page: 'tasks' }],
    ['#/pages/case/index?id=c1', { page: 'case', caseId: 'c1' }],
    ['#/pages/case/index?key=k1&fresh=1', { page: 'case', caseId: '' }],
    ['#/pages/case/index?fresh=1&id=c1', { page: 'case', caseId: 'c1' }],
  ])('%j is %j', (hash, view) => expect(viewIn(hash)).toEqual(view))

  it.each<[string, string[], string | undefined]>([
    ['no sheet', [], undefined],
    ['a sheet that wants a photo', ['button', 'button-off'], 'photo'],
    ['a sheet that can be sent', ['button', 'button-filled'], 'finish'],
  ])('%s is known by its button', (_, classes, sheet) => {
    const button = classes.length > 0 && { classList: { contains: (one: string) => classes.includes(one) } }
    expect(sheetIn({ getElementById: (id: string) => (id === 'resolve-yes' && button ? button : null) })).toBe(sheet)
    expect(sheetIn(undefined)).toBeUndefined()
  })
})
