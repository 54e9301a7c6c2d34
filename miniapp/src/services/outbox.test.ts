import { beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeTown } from '../../test/fakeTown'
import { onPhone } from '../../test/onPhone'
import { kept } from '../../test/taroStub'

type Phone = {
  outbox: typeof import('./outbox')
  phone: typeof import('./phone')
  report: typeof import('./report')
}
/** The app closed and opened again: all memory gone, only what the phone has kept. */
const openApp = async (): Promise<Phone> => {
  vi.resetModules()
  return { outbox: await import('./outbox'), phone: await import('./phone'), report: await import('./report') }
}
const connect = async (town: FakeTown) => {
  const stub = await import('@tarojs/taro')
  onPhone(town, stub.default)
}
const filed = (town: FakeTown) => town.received.filter(({ path }) => path === '/api/cases')
const settled = async (app: Phone) => vi.waitFor(() => expect(app.phone.phone().waiting).toEqual([]), { timeout: 5000 })

describe('a tap', () => {
  beforeEach(() => kept.clear())

  it('makes one case, with its key', async () => {
    const town = new FakeTown()
    const app = await openApp()
    await connect(town)
    const draft = app.report.report('P0137')
    await settled(app)
    expect(town.cases.size).toBe(1)
    expect(filed(town)[0]?.key).toBe(draft.key)
    expect(app.phone.phone().drafts[draft.key]?.caseId).toBe('c-1')
  })

  it('waits on the phone without a network, survives a restart, and is sent exactly once', async () => {
    const town = new FakeTown()
    town.online = false
    const before = await openApp()
    await connect(town)
    const draft = before.report.report('P0137')
    await vi.waitFor(() => expect(before.phone.phone().waiting[0]?.late).toBe(true))
    expect(town.cases.size).toBe(0)

    const after = await openApp()
    await connect(town)
    expect(after.phone.phone().drafts[draft.key]?.category).toBe('P0137')
    town.online = true
    after.outbox.kick()
    await settled(after)
    after.outbox.kick()
    expect(town.cases.size).toBe(1)
    expect(new Set(filed(town).map(({ key }) => key))).toEqual(new Set([draft.key]))
  })

  it('whose answer was lost is sent again with the same key and makes no second case', async () => {
    const town = new FakeTown()
    const app = await openApp()
    await connect(town)
    const answer = town.answer.bind(town)
    let lost = 0
    town.answer = (...args) => {
      const given = answer(...args)
      if (args[1] === '/api/cases' && lost++ === 0) throw new Error('request:fail')
      return given
    }
    app.report.report('P0137')
    await vi.waitFor(() => expect(lost).toBe(1))
    await vi.waitFor(() => expect(app.phone.phone().waiting[0]?.late).toBe(true))
    app.outbox.kick()
    await settled(app)
    expect(filed(town)).toHaveLength(2)
    expect(town.cases.size).toBe(1)
  })

  it('is kept when the sign-in goes wrong', async () => {
    const town = new FakeTown()
    const app = await openApp()
    await connect(town)
    town.refuse = { status: 401, body: { error: { code: 'signed_out', message: '请重新登录，刚才的内容还在。' } } }
    const draft = app.report.report('P0137')
    await vi.waitFor(() => expect(app.phone.phone().waiting[0]?.late).toBe(true))
    town.refuse = undefined
    await connect(town)
    app.outbox.kick()
    await settled(app)
    expect(app.phone.phone().drafts[draft.key]?.caseId).toBe('c-1')
  })

  it('that is refused says why and is not sent again', async () => {
    const town = new FakeTown()
    const app = await openApp()
    await connect(town)
    const answer = town.answer.bind(town)
    town.answer = (method, path, ...rest) =>
      path === '/api/cases'
        ? { status: 400, body: { error: { code: 'place_outside', message: '这个地方不在本市，请换一个地点。' } } }
        : answer(method, path, ...rest)
    const draft = app.report.report('P0137')
    await settled(app)
    expect(app.phone.phone().drafts[draft.key]?.refused).toBe('这个地方不在本市，请换一个地点。')
  })
})

describe('taking a tap back', () => {
  beforeEach(() => kept.clear())

  it('withdraws the case the server has made', async () => {
    const town = new FakeTown()
    const app = await openApp()
    await connect(town)
    const draft = app.report.report('P0137')
    await settled(app)
    app.report.undo(draft)
    await settled(app)
    expect(town.cases.get('c-1')?.state).toBe('withdrawn')
  })

  it('made without a network sends the case and its withdrawal in this order, once the network is back', async () => {
    const town = new FakeTown()
    town.online = false
    const app = await openApp()
    await connect(town)
    const draft = app.report.report('P0137')
    await vi.waitFor(() => expect(app.phone.phone().waiting[0]?.late).toBe(true))
    app.report.undo(draft)
    town.online = true
    app.outbox.kick()
    await settled(app)
    expect(town.cases.get('c-1')?.state).toBe('withdrawn')
  })
})
