import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { writePlots } from './plots'
import { smallDay } from './testing/smallDay'

const folder = mkdtempSync(join(tmpdir(), 'plots-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the drawings of a day', () => {
  const { fates } = smallDay('jinlin', 7)
  const drawings = writePlots(folder, 'small', [
    { name: 'jinlin', fates },
    { name: 'nearest', fates },
  ]).map((file) => readFileSync(file, 'utf8'))

  it('are small and name their curves', () => {
    expect(drawings).toHaveLength(3)
    for (const drawn of drawings) expect(drawn.length).toBeLessThan(20_000)
    expect(drawings[0]).toContain('>nearest</text>')
  })

  it('hold every point inside the frame', () => {
    for (const drawn of drawings) {
      const points = [...drawn.matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)].map(([, x, y]) => [Number(x), Number(y)])
      expect(points.length).toBeGreaterThan(50)
      for (const [x, y] of points) expect(x! >= 0 && x! <= 640 && y! >= 0 && y! <= 300).toBe(true)
    }
  })
})
