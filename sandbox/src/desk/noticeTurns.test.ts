import { beforeAll, beforeEach, describe, expect, it } from 'vitest'

type Heard = (at: number) => (now: number) => boolean
let noticeTurns: (forMs: number) => Heard
let heard: Heard
beforeAll(async () => {
  noticeTurns = (await import(new URL('public/noticeTurns.js', import.meta.url).href)).noticeTurns
})
beforeEach(() => {
  heard = noticeTurns(5000)
})

describe('what somebody is told of while answers are slow', () => {
  it('comes up in the order in which it was said', () => {
    const [first, second] = [heard(0), heard(10)]
    expect([first(20), second(30)]).toEqual([true, true])
  })

  it('never puts something older over something newer', () => {
    const [first, second] = [heard(0), heard(10)]
    expect([second(20), first(30)]).toEqual([true, false])
  })

  it('does not hide what came before it when it is over itself', () => {
    const [first] = [heard(0), heard(10)]
    expect(first(30)).toBe(true)
  })

  it('stays away when a server was gone for longer than a notice stands', () => {
    const [first, second] = [heard(0), heard(4000)]
    expect([first(5001), second(5001)]).toEqual([false, true])
  })

  it('at one phone is no matter of another', () => {
    const first = heard(0)
    noticeTurns(5000)(10)(20)
    expect(first(30)).toBe(true)
  })
})
