import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetEnv } from '../infra/env'
import { redis } from '../infra/stores'
import { useStores } from '../testing/useStores'
import { awaitTurn, type TooFast } from './pace'

useStores()

const setPace = (perSecond: string) => {
  process.env.WECHAT_CALLS_PER_SECOND = perSecond
  forgetEnv()
}
beforeEach(() => setPace('50'))
afterEach(() => {
  delete process.env.WECHAT_CALLS_PER_SECOND
  forgetEnv()
})

/** When each of so many calls made at once left, in ms; undefined for those refused unsent. */
async function leave(app: string, count: number, api = '/x', turn = awaitTurn) {
  const started = performance.now()
  const calls = Array.from({ length: count }, () =>
    turn(app, api).then(
      () => performance.now() - started,
      (error: unknown) => {
        expect((error as TooFast).name).toBe('TooFast')
        expect(error).toMatchObject({ errcode: 45011, maybeDone: false })
        return undefined
      },
    ),
  )
  return Promise.all(calls)
}
const gone = (left: (number | undefined)[]) => left.filter((each) => each !== undefined)

describe('the calls of an app', () => {
  it('leave evenly: a burst of a second at once, the rest in turn, what would wait over two seconds not at all', async () => {
    const left = await leave('wx_even', 200)
    // 50 at once, 100 in the two seconds of patience, the one that stands at its end
    expect(gone(left).length).toBeGreaterThanOrEqual(150)
    expect(gone(left).length).toBeLessThanOrEqual(180)
    expect(gone(left).filter((ms) => ms < 300).length).toBeGreaterThanOrEqual(45)
    expect(Math.max(...gone(left))).toBeGreaterThan(1800)
  })

  it('of a storm of messages wait half a second at most, so that what a person waits for still gets its turn', async () => {
    const api = '/cgi-bin/message/custom/send'
    const [messages, [question]] = await Promise.all([leave('wx_storm', 200, api), leave('wx_storm', 1)])
    expect(gone(messages).length).toBeLessThanOrEqual(90)
    expect(question).toBeDefined()
  })

  it('of other apps have a pace of their own', async () => {
    await leave('wx_busy', 60)
    const [first] = await leave('wx_quiet', 1)
    expect(first).toBeLessThan(300)
  })

  it('are counted together, whichever process makes them', async () => {
    const shared = redis()
    vi.resetModules()
    vi.doMock('../infra/stores', () => ({ redis: () => shared }))
    const { awaitTurn: another } = await import('./pace')
    const [mine, theirs] = await Promise.all([leave('wx_both', 120), leave('wx_both', 120, '/x', another)])
    const together = gone(mine).length + gone(theirs).length
    expect(together).toBeGreaterThanOrEqual(150)
    expect(together).toBeLessThanOrEqual(180)
  })

  it('go on without Redis, each process at half the pace', async () => {
    redis().disconnect()
    const left = await leave('wx_alone', 100)
    await redis().connect()
    // half of 50 a second: 25 at once and 50 in two seconds
    expect(gone(left).length).toBeGreaterThanOrEqual(70)
    expect(gone(left).length).toBeLessThanOrEqual(95)
  })
})
