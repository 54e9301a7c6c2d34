import { describe, expect, it, vi } from 'vitest'
import { useStores } from '../testing/useStores'
import { CounterModel } from './CounterModel'
import { Cached } from './cached'
import { op } from './defineModel'
import { forgetEnv, printableEnv, serverEnv } from './env'
import { withoutPersonalData } from './logger'
import { idFloor, newId } from './newId'
import { nextSerial } from './serial'

useStores()

describe('the environment', () => {
  it('that is wrong is told by name, never by value', () => {
    const before = process.env.DATA_KEY
    process.env.DATA_KEY = 'not-a-key'
    forgetEnv()
    expect(() => serverEnv()).toThrow(/DATA_KEY/)
    expect(() => serverEnv()).not.toThrow(/not-a-key/)
    process.env.DATA_KEY = before
    forgetEnv()
  })

  it('has the whole push of the mini-program or none of it, and names what is missing', () => {
    process.env.MINIAPP_PUSH_TOKEN = 'halfOfIt'
    forgetEnv()
    expect(() => serverEnv()).toThrow(/MINIAPP_ORIGINAL_ID, MINIAPP_PUSH_KEY$/)
    expect(() => serverEnv()).not.toThrow(/halfOfIt/)
    delete process.env.MINIAPP_PUSH_TOKEN
    forgetEnv()
    expect(serverEnv().MINIAPP_PUSH_TOKEN).toBe('')
  })

  it('is printed without secrets', () => {
    const shown = JSON.stringify(
      printableEnv({ ...serverEnv(), MINIAPP_SECRET: 'hush', MONGO_URL: 'mongodb://u:pw@h/db' }),
    )
    expect(shown).not.toContain('hush')
    expect(shown).not.toContain('pw')
    expect(shown).not.toContain(serverEnv().DATA_KEY)
  })
})

describe('a log line', () => {
  it('never holds an identity number, a mobile number or an openid', () => {
    const line = withoutPersonalData(
      '{"a":"15260119900101123X","b":"13812345678","c":"oABCDEFGHIJKLMNOPQRSTUVWXYZ1","id":"150902-2026-000123"}',
    )
    expect(line).toBe('{"a":"[id]","b":"[phone]","c":"[openid]","id":"150902-2026-000123"}')
  })

  it.each([
    ['main-oAB-DEFGHIJKLMNOPQRSTUVWXYZ1-1732442400-CLICK-ab12', 'main-[openid]-1732442400-CLICK-ab12'],
    ['official_account|oABCDEFGHIJKLMNOPQRSTUVWXYZ_', 'official_account|[openid]'],
    ['wxmain:oABCDEFGHIJKLMNOPQRSTUVWXYZ1:x', 'wxmain:[openid]:x'],
    ['E11000 dup key:\\noABCDEFGHIJKLMNOPQRSTUVWXYZ1', 'E11000 dup key:\\n[openid]'],
    ['/cgi-bin/user/info?openid%3DoABCDEFGHIJKLMNOPQRSTUVWXYZ1&x', '/cgi-bin/user/info?openid%3D[openid]&x'],
    ['main-6123456789012345678', 'main-6123456789012345678'],
    [
      'a-word-that-only-begins-with-o-and-goes-on-and-onwards',
      'a-word-that-only-begins-with-o-and-goes-on-and-onwards',
    ],
  ])('%s is written as %s', (said, written) => expect(withoutPersonalData(said)).toBe(written))
})

describe('an id', () => {
  it('sorts by the time it was made', () => {
    const [early, late] = [newId(new Date(1_000_000)), newId(new Date(1_000_001))]
    expect(early < late).toBe(true)
    expect(early).toHaveLength(26)
    expect(idFloor(new Date(1_000_001)) <= late && idFloor(new Date(1_000_001)) > early).toBe(true)
  })

  it('is never made twice', () => {
    const now = new Date()
    expect(new Set(Array.from({ length: 10_000 }, () => newId(now))).size).toBe(10_000)
  })
})

describe('a serial', () => {
  it('is given once, also by two processes, and leased by the hundred', async () => {
    const first = await Promise.all(Array.from({ length: 250 }, () => nextSerial('s')))
    vi.resetModules()
    const elsewhere = await import('./serial')
    const second = await Promise.all(Array.from({ length: 50 }, () => elsewhere.nextSerial('s')))
    const all = [...first, ...second]
    expect(new Set(all).size).toBe(300)
    expect(Math.min(...second)).toBe(301)
    expect((await CounterModel.findById('s').lean())?.value).toBe(400)
  })
})

describe('a filter', () => {
  it('with a missing value throws instead of finding a stranger', async () => {
    const missing = undefined as unknown as string
    await expect(CounterModel.findOne({ _id: missing })).rejects.toThrow('empty value in a filter')
    await expect(CounterModel.deleteMany({ value: op({ $in: [null] }) } as never)).rejects.toThrow('empty value')
  })

  it('takes operators from us only: those of people are values', async () => {
    await CounterModel.create([{ _id: 'kept', value: 1 }])
    const hostile = { $ne: 'x' } as unknown as string
    await expect(CounterModel.findOne({ _id: hostile })).rejects.toThrow()
  })

  it('on an unknown field throws', async () => {
    await expect(CounterModel.findOne({ nothing: 1 } as never)).rejects.toThrow()
  })
})

describe('a remembered answer', () => {
  it('is shared by those who ask at once, and a failure is not kept', async () => {
    const cached = new Cached<number>(1000)
    let asked = 0
    const ask = async () => {
      asked += 1
      if (asked === 1) throw new Error('no')
      return asked
    }
    await expect(cached.get('a', ask)).rejects.toThrow('no')
    expect(await Promise.all([cached.get('a', ask), cached.get('a', ask)])).toEqual([2, 2])
  })
})
