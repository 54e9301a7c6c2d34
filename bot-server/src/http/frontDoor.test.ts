import { describe, expect, it } from 'vitest'
import { useServer } from '../testing/useServer'

const server = useServer()
const ask = (path: string) => fetch(`${server.url()}${path}`, { redirect: 'manual' })

describe('whoever types the bare address of the server', () => {
  it('comes to the page that explains the API', async () => {
    const answer = await ask('/')
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/api/docs'])
  })

  it('sees the mark of the house in the tab, which every browser asks for', async () => {
    const answer = await ask('/favicon.ico')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
    expect(answer.headers.get('cache-control')).toBe('public, max-age=86400')
    expect(await answer.text()).toMatch(/^<svg /)
  })

  it('reads the page in the language of the link, and in no other', async () => {
    expect(await (await ask('/api/docs')).text()).toContain('<html lang="zh-CN">')
    expect(await (await ask('/api/docs?lang=en')).text()).toContain('<html lang="en">')
    expect((await ask('/api/docs?lang=fr')).status).toBe(400)
  })
})
