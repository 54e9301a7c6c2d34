import { describe, expect, it } from 'vitest'
import { Batcher } from './Batcher'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('a batch', () => {
  it('takes what comes while another is under way, and answers each its own', async () => {
    const sizes: number[] = []
    const double = new Batcher<number, number>(
      async (items) => {
        sizes.push(items.length)
        await pause(10)
        return items.map((item) => ({ value: item * 2 }))
      },
      64,
      1,
    )
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => double.add(i)))
    expect(answers).toEqual(Array.from({ length: 50 }, (_, i) => i * 2))
    expect(sizes).toEqual([1, 49])
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
      2,
      1,
    )
    const answers = await Promise.allSettled([1, 2, 3, 4].map((item) => moody.add(item)))
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
  })
})
