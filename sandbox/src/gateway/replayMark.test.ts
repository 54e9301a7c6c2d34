import { describe, expect, it } from 'vitest'
import { replayMark } from './replayMark'

describe('whoever looks at the desk', () => {
  it('hears of a replay from its first word to its last', () => {
    const { tell, goesOn } = replayMark()
    expect(goesOn(0)).toBe(false)
    tell(true, 1000)
    expect(goesOn(1000)).toBe(true)
    tell(false, 2000)
    expect(goesOn(2000)).toBe(false)
  })

  it('believes in one for 10 s after its last word, and no longer', () => {
    const { tell, goesOn } = replayMark()
    tell(true, 1000)
    tell(true, 4000)
    expect([13_999, 14_000].map(goesOn)).toEqual([true, false])
  })
})
