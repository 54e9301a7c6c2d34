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

/** The app just opened on a phone of this town. */
async function openApp(town: FakeTown) {
  vi.resetModules()
  kept.clear()
  const taro: typeof TaroType = (await import('@tarojs/taro')).default
  onPhone(town, taro)
  const app = {
    photos: await import('./photos'),
    report: await import('./report'),
    phone: (await import('./phone')).phone,
  }
  return { ...app, taro }
}
/** A photo under way on a net that takes a minute for it; `arrive` ends that. */
function slowUpload(taro: typeof TaroType) {
  let arrive: (answer: object) => void = () => undefined
  const answer = { statusCode: 201, data: JSON.stringify({ data: { id: 'a-1', kind: 'photo' } }) }
  const upload = vi.mocked(taro.uploadFile as unknown as () => unknown)
  upload.mockImplementation(
    () =>
      new Promise((resolve) => {
        arrive = resolve
      }),
  )
  return { upload, arrive: () => arrive(answer) }
}
const aPhoto = [{ path: 'blob:photo', kind: 'photo' as const }]
const told = (town: FakeTown) =>
  town.received.filter(({ method }) => method === 'POST').map(({ path, body }) => body.command ?? path)

describe('what waits for one case', () => {
  let town: FakeTown
  beforeEach(() => {
    town = new FakeTown()
  })

  it('does not hold up another case', async () => {
    const app = await openApp(town)
    const answer = town.answer.bind(town)
    town.answer = (method, path, body, key) =>
      body?.category === 'E0110'
        ? { status: 503, body: { error: { code: 'retry_same_key', message: '系统忙，已经记下，再试一次。' } } }
        : answer(method, path, body, key)
    app.report.report('E0110')
    const other = app.report.report('P0137')
    await vi.waitFor(() => expect(app.phone().drafts[other.key]?.caseId).toBe('c-1'))
    expect(app.phone().waiting).toHaveLength(1)
  })

  it('a photo on its slow way least of all: an emergency is sent at once', async () => {
    const app = await openApp(town)
    const { upload } = slowUpload(app.taro)
    const first = app.report.report('P0137')
    void app.photos.sendFiles(first.key, aPhoto, 'before')
    await vi.waitFor(() => expect(upload).toHaveBeenCalled())
    app.report.report('E2104')
    await vi.waitFor(() => expect(town.cases.size).toBe(2))
  })

  it('keeps its order: the photo after its own tap, a later word after the photo', async () => {
    const app = await openApp(town)
    const { upload, arrive } = slowUpload(app.taro)
    const { key } = app.report.report('P0137')
    void app.photos.sendFiles(key, aPhoto, 'before', { command: 'resolve' })
    const { add } = await import('./outbox')
    const said = add({ kind: 'command', lane: key, body: { command: 'add_note', note: '好了', visibility: 'public' } })
    await vi.waitFor(() => expect(upload).toHaveBeenCalled())
    expect(told(town)).toEqual(['/api/cases'])
    arrive()
    await said
    expect(told(town)).toEqual(['/api/cases', 'resolve', 'add_note'])
  })

  it('but who takes the tap back within its five seconds does not wait for the photo', async () => {
    const app = await openApp(town)
    const { upload } = slowUpload(app.taro)
    const draft = app.report.report('P0137')
    void app.photos.sendFiles(draft.key, aPhoto, 'before')
    await vi.waitFor(() => expect(upload).toHaveBeenCalled())
    app.report.undo(draft)
    await vi.waitFor(() => expect(town.cases.get('c-1')?.state).toBe('withdrawn'))
  })
})
