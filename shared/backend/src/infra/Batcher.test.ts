import { describe, expect, it } from 'vitest'
import { Batcher } from './Batcher'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const slowly = (sizes: number[], ms: number) => async (items: readonly number[]) => {
  sizes.push(items.length)
  await pause(ms)
  return items.map((value) => ({ value }))
}

describe('a batch', () => {
  it('is begun beside another one while there is a lane', async () => {
    let most = 0
    let running = 0
    const two = new Batcher<number, number>(
      async (items) => {
        running += 1
        most = Math.max(most, running)
        await pause(5)
        running -= 1
        return items.map((value) => ({ value }))
      },
      { most: 4 },
    )
    await Promise.all(Array.from({ length: 20 }, (_, i) => two.add(i)))
    expect(most).toBe(2)
  })

  it('takes what comes in one breath, then what comes while it is under way, and answers each its own', async () => {
    const sizes: number[] = []
    const double = new Batcher<number, number>(
      async (items) => {
        sizes.push(items.length)
        await pause(10)
        return items.map((item) => ({ value: item * 2 }))
      },
      { lanes: 1 },
    )
    const asked = Array.from({ length: 20 }, (_, i) => double.add(i))
    await pause(2)
    for (let i = 20; i < 50; i += 1) asked.push(pause(i % 3).then(() => double.add(i)))
    expect(await Promise.all(asked)).toEqual(Array.from({ length: 50 }, (_, i) => i * 2))
    expect(sizes[0]).toBe(20)
    expect(sizes.length).toBeLessThan(5)
  })

  it('that gathers in a busy process goes as soon as enough are together', async () => {
    const sizes: number[] = []
    const batcher = new Batcher<number, number>(
      async (items) => {
        sizes.push(items.length)
        return items.map((value) => ({ value }))
      },
      { lanes: 1, breath: () => 5000 },
    )
    await Promise.all([1, 2, 3].map((item) => batcher.add(item)))
    const round = new Batcher(slowly([], 200)).add(1)
    const few = [batcher.add(4)]
    await pause(20)
    expect(sizes).toEqual([3])
    const others = Array.from({ length: 15 }, (_, i) => batcher.add(i))
    await Promise.all([...few, ...others])
    expect(sizes).toEqual([3, 16])
    await round
  })

  it('that gathers in a busy process goes as soon as no round is under way from which somebody could come', async () => {
    const sizes: number[] = []
    const gathers = new Batcher(slowly(sizes, 1), { lanes: 1, breath: () => 5000 })
    await Promise.all([1, 2, 3].map((item) => gathers.add(item)))
    const other = new Batcher(slowly([], 60), { lanes: 1 })
    const round = other.add(1)
    await pause(10)
    const two = Promise.all([gathers.add(4), gathers.add(5)])
    await pause(20)
    expect(sizes).toEqual([3])
    await round
    await two
    expect(sizes).toEqual([3, 2])
  })

  it('does not wait for a round that only waits for it', async () => {
    const sizes: number[] = []
    const gathers = new Batcher(slowly(sizes, 1), { lanes: 1, breath: () => 5000 })
    await Promise.all([1, 2, 3].map((item) => gathers.add(item)))
    const asks = async (items: readonly number[]) =>
      Promise.all(items.map(async (item) => ({ value: await gathers.add(item) })))
    expect(await new Batcher(asks, { nested: true }).add(7)).toBe(7)
    expect(sizes).toEqual([3, 1])
  })

  it('that is never answered fails, and whoever comes after is not kept waiting by it', async () => {
    let rounds = 0
    const deaf = new Batcher<number, number>(
      async (items) => {
        rounds += 1
        if (rounds === 1) await new Promise(() => undefined)
        return items.map((value) => ({ value }))
      },
      { lanes: 1, longestMs: 40 },
    )
    const lost = deaf.add(1)
    await pause(10)
    const next = deaf.add(2)
    await expect(lost).rejects.toMatchObject({ code: 'retry_same_key' })
    expect(await next).toBe(2)
  })

  it('lets one item fail without the others', async () => {
    const odd = new Batcher<number, number>(async (items) =>
      items.map((item) => (item % 2 ? { value: item } : { error: new Error(`${item} is even`) })),
    )
    const answers = await Promise.allSettled([1, 2, 3].map((item) => odd.add(item)))
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  it('that fails as a whole fails everybody in it, and the next one goes on', async () => {
    let rounds = 0
    const moody = new Batcher<number, number>(
      async (items) => {
        rounds += 1
        if (rounds === 2) throw new Error('no answer')
        return items.map((value) => ({ value }))
      },
      { most: 2, lanes: 1 },
    )
    const answers = await Promise.allSettled([1, 2, 3, 4, 5, 6].map((item) => moody.add(item)))
    expect(answers.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
      'fulfilled',
    ])
  })
})
