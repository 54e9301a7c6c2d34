import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { useStores } from '../testing/useStores'
import { CounterModel } from './CounterModel'
import { forgetEnv, serverEnv } from './env'
import { nextSerial, openSerials, type Serials } from './serial'
import { closeStores, connectStores } from './stores'

useStores()

const some = async ({ next }: Serials, name: string, count: number) => {
  const given: number[] = []
  for (let i = 0; i < count; i += 1) given.push(await next(name))
  return given
}
const counterOf = async (name: string) => (await CounterModel.findById(name).lean())?.value

describe('the numbers of cases', () => {
  it('go on without a gap when the process closes its stores and starts again', async () => {
    expect([await nextSerial('stop'), await nextSerial('stop')]).toEqual([1, 2])
    await closeStores()
    forgetEnv()
    await connectStores(serverEnv())
    expect(await nextSerial('stop')).toBe(3)
  })

  it('are given back by the last of two processes only', async () => {
    const [one, other] = [openSerials(), openSerials()]
    expect([await some(one, 'two', 2), await some(other, 'two', 2)]).toEqual([
      [1, 2],
      [101, 102],
    ])
    await one.giveBack()
    expect(await counterOf('two')).toBe(200)
    await other.giveBack()
    expect(await some(openSerials(), 'two', 1)).toEqual([103])
  })

  it('leave a gap where a process was killed, and are never given twice', async () => {
    const first = await some(openSerials(), 'kill', 4)
    const next = openSerials()
    const second = await some(next, 'kill', 4)
    await next.giveBack()
    const third = await some(openSerials(), 'kill', 1)
    expect([first, second, third]).toEqual([[1, 2, 3, 4], [101, 102, 103, 104], [105]])
  })

  it('are not given twice to those who ask while they are given back', async () => {
    const one = openSerials()
    const asked = Array.from({ length: 30 }, () => one.next('while'))
    const back = one.giveBack()
    asked.push(...Array.from({ length: 30 }, () => one.next('while')))
    const given = await Promise.all(asked)
    await back
    given.push(...(await some(openSerials(), 'while', 5)))
    expect(new Set(given).size).toBe(65)
  })

  it('are never given twice, whoever takes, stops and is killed in whatever order', async () => {
    const act = fc.record({ who: fc.nat(2), what: fc.constantFrom('take', 'take', 'take', 'stop', 'kill') })
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 30 }), async (acts) => {
        run += 1
        const processes = [openSerials(), openSerials(), openSerials()]
        const given: number[] = []
        for (const { who, what } of acts) {
          const process = processes[who] as Serials
          if (what === 'take') given.push(...(await some(process, `any-${run}`, 37)))
          if (what === 'stop') await process.giveBack()
          if (what !== 'take') processes[who] = openSerials()
        }
        expect(new Set(given).size).toBe(given.length)
      }),
      { numRuns: 40 },
    )
  })
})
