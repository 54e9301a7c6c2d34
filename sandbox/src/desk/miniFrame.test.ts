import { beforeAll, describe, expect, it } from 'vitest'

let viewIn: (hash: string) => { page?: string; caseId?: string }
beforeAll(async () => {
  viewIn = (await import(new URL('public/miniFrame.js', import.meta.url).href)).viewIn
})

describe('what is open on a phone', () => {
  it.each([
    ['', {}],
    ['#/pages/tasks/index', { page: 'tasks' }],
    ['#/pages/case/index?id=c1', { page: 'case', caseId: 'c1' }],
    ['#/pages/case/index?key=k1&fresh=1', { page: 'case', caseId: '' }],
    ['#/pages/case/index?fresh=1&id=c1', { page: 'case', caseId: 'c1' }],
  ])('%j is %j', (hash, view) => expect(viewIn(hash)).toEqual(view))
})
