import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'

let waitsForPlace: (key: string) => Promise<number | undefined>
beforeAll(async () => {
  waitsForPlace = (await import(new URL('public/town.js', import.meta.url).href)).waitsForPlace
})
afterEach(() => vi.unstubAllGlobals())
const townSays = (since: string | null) => vi.stubGlobal('fetch', async () => Response.json({ data: { since } }))

describe('whether an account waits for somebody to say where it is', () => {
  it('is known since when, in ms', async () => {
    townSays('2026-11-24T06:20:00.000Z')
    expect(await waitsForPlace('stranger')).toBe(Date.parse('2026-11-24T06:20:00Z'))
  })

  it('is undefined when none does', async () => {
    townSays(null)
    expect(await waitsForPlace('stranger')).toBeUndefined()
  })
})
