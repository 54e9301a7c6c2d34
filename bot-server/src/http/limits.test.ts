import { redis } from '@jinlin/backend/infra/stores'
import { buildUser } from '@jinlin/backend/testing/factories'
import { describe, expect, it } from 'vitest'
import { useServer } from '../testing/useServer'
import { takeFrom } from './limits'

const server = useServer({ trusted: [] })
const from = (address: string) => ({ 'X-Forwarded-For': address })

describe('an address that asks too often', () => {
  it('may sign in ten times a minute, another address is not held up', async () => {
    const body = JSON.stringify({ code: '' })
    const headers = { 'Content-Type': 'application/json', ...from('203.0.113.7') }
    const statuses: number[] = []
    for (let n = 0; n < 12; n += 1)
      statuses.push((await server.stranger().send('POST', '/api/sessions', body, headers)).status)
    expect(statuses).toEqual([...Array(10).fill(400), 429, 429])
    const other = { ...headers, ...from('203.0.113.8') }
    expect((await server.stranger().send('POST', '/api/sessions', body, other)).status).toBe(400)
  })

  it('cannot hide behind an address of its own making', async () => {
    const body = JSON.stringify({ code: '' })
    const send = (forged: string) =>
      server
        .stranger()
        .send('POST', '/api/sessions', body, { 'Content-Type': 'application/json', ...from(`${forged}, 203.0.113.7`) })
    expect((await send('198.51.100.1')).status).toBe(429)
    const { headers, body: refusal } = await send('198.51.100.2')
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refusal.error).toMatchObject({ code: 'too_many', message: expect.stringMatching(/[\u4e00-\u9fff]/) })
  })
})

describe('a person who asks too often', () => {
  it('is held up after 300 requests in a minute', async () => {
    await buildUser('eager')
    const eager = await server.as('eager')
    for (let n = 0; n < 299; n += 1) await takeFrom('person', 'eager')
    expect((await eager.get('/api/me', from('203.0.113.9'))).status).toBe(200)
    expect((await eager.get('/api/me', from('203.0.113.9'))).status).toBe(429)
  })
})

describe('while Redis is away', () => {
  it('each process counts alone at its own smaller number, and everybody is served', async () => {
    await buildUser('calm')
    const calm = await server.as('calm')
    redis().disconnect()
    expect((await calm.get('/api/me', from('203.0.113.10'))).status).toBe(200)
    for (let n = 0; n < 149; n += 1) await takeFrom('person', 'calm')
    expect((await calm.get('/api/me', from('203.0.113.10'))).status).toBe(429)
    await redis().connect()
    expect((await calm.get('/api/me', from('203.0.113.10'))).status).toBe(200)
  })
})
