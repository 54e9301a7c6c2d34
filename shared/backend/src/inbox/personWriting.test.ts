import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Account, AccountModel } from '../accounts/AccountModel'
import { CaseModel } from '../cases/CaseModel'
import { fileCase } from '../cases/fileCase'
import { forgetEnv } from '../infra/env'
import { newId } from '../infra/newId'
import { actorOf } from '../people/actorOf'
import { personOfMiniProgram } from '../people/signIn'
import { UserModel } from '../people/UserModel'
import { seal } from '../register/vault'
import { at, lamp as lampCode } from '../testing/factories'
import { useTinyTown } from '../testing/useTinyTown'
import { personWriting } from './personWriting'

useTinyTown()

/** What the small WeChat of these tests says of everybody, how late, and how often it was asked. */
const wechat = { unionid: undefined as string | undefined, afterMs: 0, asked: 0 }
const account: Account = {
  _id: 'main',
  name: '12111',
  appId: 'wxmain',
  originalId: 'gh',
  secret: '',
  token: 't',
  encodingAesKey: 'k',
  mode: 'plain',
  areaPath: '1509/150902',
}
let small: Server
const [lng, lat] = at(250, 220).coordinates
const lamp = (key: string) =>
  ({ key, category: lampCode, point: { lng, lat, datum: 'wgs84' }, via: 'account' }) as const
const now = new Date()
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const patience = { timeout: 10_000, interval: 50 }
const unionidOf = async (userId: string) => (await UserModel.findById(userId).lean())?.unionid

beforeAll(async () => {
  small = createServer((request, response) => {
    response.setHeader('Content-Type', 'application/json')
    if (!request.url?.startsWith('/cgi-bin/user/info')) return response.end('{"access_token":"t","expires_in":7200}')
    wechat.asked += 1
    const { unionid } = wechat
    setTimeout(
      () => response.end(JSON.stringify({ subscribe: 1, openid: 'o', ...(unionid && { unionid }) })),
      wechat.afterMs,
    )
  })
  await new Promise<void>((done) => small.listen(0, '127.0.0.1', done))
  process.env.WECHAT_ENDPOINT = `http://127.0.0.1:${(small.address() as AddressInfo).port}`
  forgetEnv()
  const secret = seal('s', { collection: 'accounts', id: 'main', field: 'secret' })
  await AccountModel.create([{ ...account, secret }])
})
beforeEach(() => Object.assign(wechat, { unionid: undefined, afterMs: 0, asked: 0 }))
afterAll(() => small.close())

describe('whoever writes to an account', () => {
  it('is the person of the mini-program, although WeChat was too slow for the first message', async () => {
    Object.assign(wechat, { unionid: 'u-slow', afterMs: 2000 })
    const { _id: userId } = await personWriting(account, 'o-slow', now)
    expect(await unionidOf(userId)).toBeUndefined()
    await vi.waitFor(async () => expect(await unionidOf(userId)).toBe('u-slow'), patience)
    expect(await personOfMiniProgram('wxmini', 'o-slow-mini', 'u-slow')).toBe(userId)
  })

  it('and stays unknown is asked for again without waiting, once an hour, until WeChat says who it is', async () => {
    const { _id: userId } = await personWriting(account, 'o-late', now)
    await Promise.all([1, 2, 3].map((minute) => personWriting(account, 'o-late', later(minute))))
    expect(wechat.asked).toBe(1)
    wechat.unionid = 'u-late'
    await personWriting(account, 'o-late', later(30))
    expect((await personWriting(account, 'o-late', later(70)))._id).toBe(userId)
    await vi.waitFor(async () => expect(await unionidOf(userId)).toBe('u-late'), patience)
    expect(wechat.asked).toBe(2)
    await personWriting(account, 'o-late', later(200))
    expect(await personOfMiniProgram('wxmini', 'o-late-mini', 'u-late')).toBe(userId)
    expect(wechat.asked).toBe(2)
  })

  it('known in the mini-program before is one person again although WeChat was slow, with what they reported meanwhile', async () => {
    const before = await personOfMiniProgram('wxmini', 'o-old-mini', 'u-old')
    await UserModel.updateOne({ _id: before }, { $set: { dwellingId: 'd1' } })
    Object.assign(wechat, { unionid: 'u-old', afterMs: 3000 })
    const first = await personWriting(account, 'o-old', now)
    const { found } = await fileCase(await actorOf(first._id), lamp(newId(now)), now)
    await vi.waitFor(async () => expect(await UserModel.findById(first._id).lean()).toBeNull(), patience)
    expect((await CaseModel.findById(found._id).lean())?.reporter.userId).toBe(before)
    const again = await personWriting(account, 'o-old', later(70))
    expect(again).toMatchObject({ _id: before, dwellingId: 'd1', openids: ['wxmini:o-old-mini', 'wxmain:o-old'] })
    expect(wechat.asked).toBe(1)
  })

  it('who has bound a dwelling before WeChat says that they are somebody else stays who they are, and is asked for no more', async () => {
    const before = await personOfMiniProgram('wxmini', 'o-two-mini', 'u-two')
    const { _id } = await personWriting(account, 'o-two', now)
    await UserModel.updateOne({ _id }, { $set: { dwellingId: 'd2' } })
    wechat.unionid = 'u-two'
    await personWriting(account, 'o-two', later(70))
    await vi.waitFor(async () => expect((await UserModel.findById(_id).lean())?.unionidElsewhere).toBe(true), patience)
    expect((await personWriting(account, 'o-two', later(200)))._id).toBe(_id)
    expect([(await UserModel.findById(before).lean())?.openids, wechat.asked]).toEqual([['wxmini:o-two-mini'], 2])
  })

  it('and is known by the unionid is never asked for again', async () => {
    wechat.unionid = 'u-known'
    const { _id: userId } = await personWriting(account, 'o-known', now)
    expect((await personWriting(account, 'o-known', later(100)))._id).toBe(userId)
    expect([await unionidOf(userId), wechat.asked]).toEqual(['u-known', 1])
  })
})
