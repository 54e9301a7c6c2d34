import { describe, expect, it } from 'vitest'
import { hasRoomFor, type RoomLevel, roomLevel, type Writing } from './roomLevel'

const GIB = 1024 ** 3
const of = (totalGib: number, freeShare: number) => ({
  totalBytes: totalGib * GIB,
  freeBytes: Math.round(totalGib * GIB * freeShare),
})

describe('a disk', () => {
  it.each<[number, RoomLevel]>([
    [1, 'everything'],
    [0.1, 'everything'],
    [0.0999, 'no_files'],
    [0.05, 'no_files'],
    [0.0499, 'only_cases'],
    [0.02, 'only_cases'],
    [0.0199, 'nothing'],
    [0, 'nothing'],
  ])('of 100 GiB with a share of %s free has room for %s', (share, level) =>
    expect(roomLevel(of(100, share))).toBe(level),
  )

  it.each<[number, number, RoomLevel]>([
    [4000, 0.09, 'everything'],
    [4000, 0.00501, 'everything'],
    [4000, 0.00499, 'no_files'],
    [4000, 0.0024, 'only_cases'],
    [4000, 0.00099, 'nothing'],
    [1000, 0.019, 'no_files'],
    [1, 0.5, 'everything'],
    [1, 0.09, 'no_files'],
    [1, 0.019, 'nothing'],
  ])('of %s GiB with a share of %s free has room for %s: a small share of a big disk is much', (gib, share, level) =>
    expect(roomLevel(of(gib, share))).toBe(level),
  )

  it.each([
    [0, 0],
    [Number.NaN, Number.NaN],
    [Number.NaN, 5],
  ])('nobody knows the size of (%s, %s) stops nobody', (totalBytes, freeBytes) =>
    expect(roomLevel({ totalBytes, freeBytes })).toBe('everything'),
  )
})

describe('a level', () => {
  it.each<[RoomLevel, Writing[]]>([
    ['everything', ['file', 'other', 'case']],
    ['no_files', ['other', 'case']],
    ['only_cases', ['case']],
    ['nothing', []],
  ])('%s has room for %s', (level, room) => {
    const all: Writing[] = ['file', 'other', 'case']
    expect(all.filter((writing) => hasRoomFor(level, writing))).toEqual(room)
  })
})
