import Router from 'koa-router'
import { describe, expect, it } from 'vitest'
import { routes } from '../routes'
import { mountRoutes } from './mountRoutes'
import type { AnyRoute } from './route'

describe('the table of routes', () => {
  it('stops the start when a row names no permission', () => {
    const row = { method: 'get', path: '/api/open', summary: '', answers: 'Page' } as unknown as AnyRoute
    expect(() => mountRoutes(new Router(), [row], () => true)).toThrow('/api/open names no permission')
  })

  it('has no call twice, and every POST says how it bears repeating', () => {
    const calls = routes.map(({ method, path }) => `${method} ${path}`)
    expect(new Set(calls).size).toBe(calls.length)
    expect(routes.filter(({ method, repeating }) => method === 'post' && !repeating)).toEqual([])
  })

  it('is open to anybody only where that is meant', () => {
    const open = routes.filter(({ permission }) => permission === 'public').map(({ path }) => path)
    expect(open.sort()).toEqual([
      '/api/attachments/:id',
      '/api/categories',
      '/api/docs',
      '/api/docs.css',
      '/api/oauth/:accountKey/callback',
      '/api/oauth/:accountKey/start',
      '/api/oauth/session',
      '/api/openapi.json',
      '/api/sessions',
    ])
  })
})
