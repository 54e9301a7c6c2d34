import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WxInboxModel } from '@jinlin/backend/inbox/WxInboxModel'
import Koa from 'koa'
import Router from 'koa-router'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { storeAccounts, type TestAccount, testAccounts } from '../../testing/callbackRequest'
import type { MakeAnswer } from '../answerOnce'
import { wechatRoutes } from '../wechatRoutes'

/** One account in each mode. */
export const [plain, compat, safe] = testAccounts as [TestAccount, TestAccount, TestAccount]
/** What the tests of one file share: where the callbacks are, what is answered, and the keys that were handled. */
export const desk: { address: string; answer: MakeAnswer; handled: string[] } = {
  address: '',
  answer: async () => null,
  handled: [],
}
/** How long the callbacks of these tests wait for an answer, in ms. */
export const withinMs = 1500
let serial = 10

/** A message id nobody has used yet. */
export const nextId = () => {
  serial += 1
  return `24000000000000000${serial}`
}

/** Delivers a request as WeChat does. */
export const send = (account: TestAccount, { query, body }: { query: URLSearchParams; body: string }) =>
  fetch(`${desk.address}/wechat/${account.key}?${query}`, { method: 'POST', body })

/** An answer that is there at once. */
export const say =
  (text: string): MakeAnswer =>
  async () =>
    text

/** How many deliveries are stored. */
export const stored = () => WxInboxModel.countDocuments({})

/** Opens the callbacks for the tests of one file; after `useStores()`. */
export function useCallbacks(): void {
  let server: Server
  beforeAll(async () => {
    await storeAccounts('1509/150902')
    const app = new Koa()
    const router = new Router()
    const handle: MakeAnswer = async (inbound, now) => {
      desk.handled.push(inbound.key)
      return desk.answer(inbound, now)
    }
    wechatRoutes(router, handle, withinMs)
    app.use(router.routes() as unknown as Koa.Middleware)
    server = createServer(app.callback())
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    desk.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise((done) => server.close(done)))
  beforeEach(() => {
    desk.handled = []
    desk.answer = async () => null
  })
}
