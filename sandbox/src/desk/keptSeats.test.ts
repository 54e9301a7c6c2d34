import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

type Seats = Record<string, string>
let seats: { keptSeats: (people: Map<string, object>) => Seats; keepSeat: (side: string, key: string) => void }
let stored: Map<string, string>
beforeAll(async () => {
  seats = await import(new URL('public/keptSeats.js', import.meta.url).href)
})
beforeEach(() => {
  stored = new Map()
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => stored.set(name, value),
  })
})
const people = new Map(['resident', 'clerk'].map((key) => [key, {}]))

describe('whoever was chosen for a phone', () => {
  it('holds it still when the page is opened again', () => {
    seats.keepSeat('trade', 'clerk')
    seats.keepSeat('resident', 'resident')
    expect(seats.keptSeats(people)).toEqual({ trade: 'clerk', resident: 'resident' })
  })

  it('is forgotten when there is nobody of that name', () => {
    seats.keepSeat('trade', 'gone')
    expect(seats.keptSeats(people)).toEqual({})
    expect([...stored.values()]).toEqual(['{}'])
  })

  it('is nobody where the browser keeps nothing, or something else stands there', () => {
    stored.set('jinlin-desk-seats', 'null')
    expect(seats.keptSeats(people)).toEqual({})
    vi.stubGlobal('sessionStorage', undefined)
    seats.keepSeat('trade', 'clerk')
    expect(seats.keptSeats(people)).toEqual({})
  })
})
