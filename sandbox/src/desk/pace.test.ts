import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

type Now = { speed?: number; away: boolean; replaying: boolean }
type Heard = (now: Now) => void
let pace: (heard: Heard, onOtherTown: () => void) => { turn: (fast: boolean) => Promise<void> }
let words: { clockMore: (speed: number) => string }
let speed: number | undefined
let asked = 0
let town: string
let replaying: boolean
let heard: Now[]
let reloads = 0
const page = { hidden: false, addEventListener: () => undefined }
const load = (name: string) => import(new URL(`public/${name}`, import.meta.url).href)

beforeAll(async () => {
  pace = (await load('pace.js')).pace
  words = (await load('words.js')).words
})
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('document', page)
  vi.stubGlobal('fetch', async (_: string, { method, body }: { method?: string; body?: string }) => {
    asked += 1
    if (speed === undefined) throw new Error('no town')
    if (method !== 'POST') return Response.json({ data: { speed, town, replaying } })
    speed = JSON.parse(body ?? '').fast ? 60 : 1
    await new Promise((done) => setTimeout(done, 1600))
    return Response.json({ data: { speed, town, replaying } })
  })
  page.hidden = false
  speed = 1
  town = 'one'
  replaying = false
  heard = []
  reloads = 0
})
afterEach(() => {
  vi.clearAllTimers()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
const seconds = (n: number) => vi.advanceTimersByTimeAsync(n * 1000)
const speeds = () => heard.map((now) => now.speed)
const open = async () => {
  const opened = pace(
    (now) => heard.push(now),
    () => {
      reloads += 1
    },
  )
  await seconds(0)
  return opened
}

describe('an open desk', () => {
  it('knows at once how fast the clock goes, and within about a second that somebody else has changed it', async () => {
    await open()
    expect(speeds()).toEqual([1])
    speed = 60
    await seconds(1.1)
    expect(speeds()).toEqual([1, 60])
    speed = 1
    await seconds(5)
    expect(speeds()).toEqual([1, 60, 1])
  })

  it('does not say what it cannot know while the town is away, and asks again until it is back', async () => {
    await open()
    speed = undefined
    await seconds(10)
    expect(speeds()).toEqual([1, undefined, undefined])
    speed = 1
    await seconds(1.1)
    expect(speeds()).toEqual([1, undefined, undefined, 1])
  })

  it.each([
    ['for 2 s, as when a server is killed', 2, false],
    ['for 4 s', 4, true],
  ])('says that the town is away when it has been %s', async (_, silent, away) => {
    await open()
    speed = undefined
    await seconds(silent + 0.5)
    expect(heard.at(-1)).toMatchObject({ away })
    speed = 1
    await seconds(1.1)
    expect(heard.at(-1)).toMatchObject({ speed: 1, away: false })
    expect(reloads).toBe(0)
  })

  it.each(['two', ''])('is opened anew when another town (%j) has come up in the place of its own', async (other) => {
    await open()
    speed = undefined
    await seconds(5)
    town = other
    speed = 1
    await seconds(1.1)
    expect(reloads).toBe(1)
    expect(heard.at(-1)).toMatchObject({ speed: undefined })
  })

  it('knows within about a second that a replay has begun, and that it is over', async () => {
    await open()
    replaying = true
    await seconds(1.1)
    replaying = false
    await seconds(1.1)
    expect(heard.map((now) => now.replaying)).toEqual([false, true, false])
  })

  it('that turns the clock says so once new cases have it, and nothing before', async () => {
    const { turn } = await open()
    void turn(true)
    await seconds(1.5)
    expect(speeds()).toEqual([1])
    await seconds(0.2)
    expect(speeds()).toEqual([1, 60])
  })

  it('that could not turn it says what is so', async () => {
    const { turn } = await open()
    speed = undefined
    void turn(true)
    await seconds(0)
    speed = 1
    await seconds(1.1)
    expect(speeds()).toEqual([1, undefined, 1])
  })

  it('that nobody looks at asks nothing', async () => {
    await open()
    page.hidden = true
    await seconds(1)
    const before = asked
    await seconds(60)
    expect(asked).toBe(before)
  })

  it.each([
    [1, '1 分钟走成 1\u00a0秒'],
    [60, '1 分钟走成 1\u00a0秒'],
    [30, '1 分钟走成 2\u00a0秒'],
    [600, '1 分钟走成 0.1\u00a0秒'],
  ])('at speed %s says %s', (now, said) => expect(words.clockMore(now)).toContain(said))
})
