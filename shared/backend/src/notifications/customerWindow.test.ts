import { beforeEach, describe, expect, it } from 'vitest'
import { useStores } from '../testing/useStores'
import { CustomerWindowModel } from './CustomerWindowModel'
import { noteClosed, noteInbound, takeMessage, windowOf } from './customerWindow'

useStores()

const now = new Date('2026-11-24T03:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

beforeEach(() => CustomerWindowModel.deleteMany({}))

describe('a window', () => {
  const taken = async (count: number, reserved: boolean, when: Date) => {
    const results: boolean[] = []
    for (let i = 0; i < count; i += 1) results.push((await takeMessage('main', 'o1', { reserved }, when)) !== false)
    return results.filter(Boolean).length
  }

  it('after a message holds five in 48 hours, the last for what must be answered', async () => {
    await noteInbound('main', 'o1', 'message', now)
    expect(await taken(9, false, later(60))).toBe(4)
    expect(await taken(9, true, later(60))).toBe(1)
    await noteInbound('main', 'o1', 'message', now)
    expect(await taken(9, true, later(60))).toBe(0)
    await noteInbound('main', 'o1', 'message', later(61))
    expect(await taken(9, true, later(48 * 3600 + 62))).toBe(0)
  })

  it.each(['menu', 'scan', 'follow'] as const)('after a %s holds three in a minute', async (kind) => {
    await noteInbound('main', 'o1', kind, now)
    expect(await taken(9, false, later(59))).toBe(3)
    await noteInbound('main', 'o1', kind, later(60))
    expect(await taken(9, false, later(121))).toBe(0)
  })

  it('is never made shorter by what comes late, nor opened to one who left after they wrote; others of the same moment are', async () => {
    await noteInbound('main', 'o1', 'message', later(60))
    await noteClosed('main', 'o2', 'left', later(60))
    await Promise.all([
      noteInbound('main', 'o1', 'message', now),
      noteInbound('main', 'o2', 'message', now),
      noteInbound('main', 'o3', 'message', now),
    ])
    expect(await windowOf('main', 'o1')).toMatchObject({ lastAt: later(60), messageLeft: 5 })
    expect(await windowOf('main', 'o2')).toMatchObject({ leftAt: later(60), messageLeft: 0 })
    expect(await windowOf('main', 'o3')).toMatchObject({ lastAt: now, messageLeft: 5, eventLeft: 0 })
    await noteInbound('main', 'o2', 'follow', later(61))
    const back = await windowOf('main', 'o2')
    expect(back).toMatchObject({ kind: 'follow', eventLeft: 3, messageLeft: 0 })
    expect(back).not.toHaveProperty('leftAt')
  })

  it('nobody had yet is opened for all that comes at the same moment, by whichever process', async () => {
    for (let i = 0; i < 20; i += 1) {
      const openid = `both-${i}`
      await Promise.all([
        noteInbound('main', openid, 'message', now),
        noteInbound('main', openid, 'follow', now),
        noteClosed('main', openid, 'blocked', later(-60)),
      ])
      expect(await windowOf('main', openid)).toMatchObject({ messageLeft: 5, eventLeft: 3 })
    }
  })
})
