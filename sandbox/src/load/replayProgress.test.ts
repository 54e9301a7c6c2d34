import { describe, expect, it } from 'vitest'
import { replayProgress } from './replayProgress'

const none = { stored: 0, offered: 0, accepted: 0, resolved: 0, closed: 0, breaches: 0 }

describe('whoever waits for a replay', () => {
  it('reads how far it is and about how long still, in both languages', () => {
    const { line } = replayProgress(50, { rate: 5, settleSeconds: 180 })
    expect(line(10, { ...none, offered: 4, accepted: 2, closed: 1 }, 0)).toBe(
      '已报 10/50，派单 4，接单 2，办结 1；还要报约 8 s，再等最多 180 s' +
        ' · filed 10/50, offered 4, accepted 2, closed 1; about 8 s more, then at most 180 s',
    )
  })

  it('reads when it ends at the latest once all are filed, refused ones too, and never less than a second', () => {
    const { line, settling, so } = replayProgress(50, { rate: 5, settleSeconds: 180 })
    settling(1000)
    expect(line(49, none, 61_000)).toMatch(/；最多还要 120 s · .*; at most 120 s more$/)
    expect(line(49, none, 999_000)).toContain('最多还要 1 s')
    expect(so(49, none)).not.toBe(so(49, { ...none, closed: 1 }))
  })
})
