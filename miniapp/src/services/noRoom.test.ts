import type TaroType from '@tarojs/taro'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeTown } from '../../test/fakeTown'
import { onPhone } from '../../test/onPhone'
import { kept } from '../../test/taroStub'

vi.mock('./files', () => ({
  keepFile: async (_path: string, kind: string, ref: string) => ({ ref, kind }),
  pathOf: async () => 'blob:photo',
  forgetFile: async () => undefined,
}))

const noRoom = {
  error: { code: 'no_room', message: '照片和语音暂时存不下。', details: { why: 'file', retryAfter: 90 } },
}
const aPhoto = [{ path: 'blob:photo', kind: 'photo' as const }]

/** The app on a phone of a town that has room for this many tries of a photo from the end. */
async function openApp(town: FakeTown) {
  vi.resetModules()
  kept.clear()
  const taro: typeof TaroType = (await import('@tarojs/taro')).default
  onPhone(town, taro)
  const upload = vi.mocked(taro.uploadFile as unknown as () => Promise<object>)
  upload.mockResolvedValueOnce({ statusCode: 503, data: JSON.stringify(noRoom) })
  upload.mockResolvedValue({ statusCode: 201, data: JSON.stringify({ data: { id: 'a-1', kind: 'photo' } }) })
  const [photos, report, outbox, { phone }] = await Promise.all([
    import('./photos'),
    import('./report'),
    import('./outbox'),
    import('./phone'),
  ])
  return { ...photos, ...report, ...outbox, phone, upload }
}
const told = (town: FakeTown) =>
  town.received.filter(({ method }) => method === 'POST').map(({ path, body }) => body.command ?? path)

describe('a photo that the server has no room for', () => {
  let town: FakeTown
  beforeEach(() => {
    town = new FakeTown()
  })

  it('waits on the phone, which says why, and words go ahead of it; when there is room it follows', async () => {
    const app = await openApp(town)
    const { key } = app.report('P0137')
    expect(await app.sendFiles(key, aPhoto, 'before')).toEqual({ waiting: true, noRoom: true })
    const said = await app.add({
      ...{ kind: 'command', lane: key },
      body: { command: 'add_note', note: '在东门', visibility: 'public' },
    })
    expect('sent' in said).toBe(true)
    expect(told(town)).toEqual(['/api/cases', 'add_note'])
    app.kick()
    await vi.waitFor(() => expect(told(town)).toEqual(['/api/cases', 'add_note', 'add_photo']))
    expect(app.phone().waiting).toEqual([])
  })

  it('keeps the word that it belongs to: nothing about finished work goes ahead of the finishing', async () => {
    const app = await openApp(town)
    const { key } = app.report('P0137')
    expect(await app.sendFiles(key, aPhoto, 'after', { command: 'resolve' })).toMatchObject({ noRoom: true })
    const said = app.add({
      ...{ kind: 'command', lane: key },
      body: { command: 'add_note', note: '好了', visibility: 'public' },
    })
    app.kick()
    await said
    expect(told(town)).toEqual(['/api/cases', 'resolve', 'add_note'])
  })
})
