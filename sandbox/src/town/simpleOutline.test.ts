import { describe, expect, it } from 'vitest'
import { readOutlines } from './areaData'
import { areaOf } from './polygons'
import { simpleOutline } from './simpleOutline'

const scaled = (ring: readonly (readonly [number, number])[]) =>
  ring.map(([x, y]): [number, number] => [Math.round(x * 1e7), Math.round(y * 1e7)])
const simple = (drawn: readonly (readonly [number, number])[]) =>
  simpleOutline(scaled(drawn)).map(([x, y]) => [x / 1e7, y / 1e7])

describe('an outline', () => {
  it('loses its repeated corners and spikes', () => {
    const drawn = [
      [0, 0],
      [4, 0],
      [4, 0],
      [4, 4],
      [2, 4],
      [2, 6],
      [2, 4],
      [0, 4],
      [0, 0],
    ] as const
    expect(simple(drawn)).toEqual([
      [0, 0],
      [4, 0],
      [4, 4],
      [2, 4],
      [0, 4],
    ])
  })

  it('loses the small loop where two lines cross', () => {
    const drawn = [
      [0, 0],
      [9, 0],
      [9, 9],
      [5, 9],
      [4, 10],
      [5, 10],
      [4, 9],
      [0, 9],
    ] as const
    expect(simple(drawn)).not.toContainEqual([4, 10])
    expect(simple(drawn).length).toBeGreaterThan(4)
  })

  it('loses the pocket whose mouth touches itself', () => {
    const drawn = [
      [0, 0],
      [9, 0],
      [9, 9],
      [6, 9],
      [6, 7],
      [4, 7],
      [6, 9],
      [0, 9],
    ] as const
    expect(simple(drawn)).not.toContainEqual([4, 7])
  })

  it('of a real county keeps its land', () => {
    for (const { ring, code } of readOutlines()) {
      const share = areaOf(simpleOutline(scaled(ring))) / areaOf(scaled(ring))
      expect(Math.abs(share - 1), code).toBeLessThan(0.01)
    }
  })
})
