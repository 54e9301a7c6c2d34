import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Case } from '@jinlin/domain/cases/case'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { AccountModel } from '../../accounts/AccountModel'
import { moveCase } from '../../cases/moveCase'
import { seekNext } from '../../dispatch/seekNext'
import { forgetEnv } from '../../infra/env'
import { UserModel } from '../../people/UserModel'
import { seal } from '../../register/vault'
import { buildCase, buildTown, type Town } from '../../testing/factories'
import { CustomerWindowModel } from '../CustomerWindowModel'
import { handOverNews } from '../handOverNews'
import { type Notification, NotificationModel } from '../NotificationModel'

/** The moment these tests begin at: a workday, 11:00 in Shanghai. */
export const now = new Date('2026-11-24T03:00:00Z')
/** So many seconds after it. */
export const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

type Sent = { touser: string; text: { content: string } }
/** What the tests of one file share. `answer` = what WeChat says to a message: an errcode, or the connection cut after the request came; `received` = what it got. */
export const world = { answer: 0, received: [] } as unknown as { town: Town; answer: number | 'cut'; received: Sent[] }

let wechat: Server
/** A WeChat that gives tokens and answers messages as the test wants. */
async function startWechat(): Promise<void> {
  wechat = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      response.setHeader('Content-Type', 'application/json')
      if (!request.url?.includes('message/custom/send')) return response.end('{"access_token":"t","expires_in":7200}')
      world.received.push(JSON.parse(Buffer.concat(chunks).toString()))
      if (world.answer === 'cut') return request.socket.destroy()
      return response.end(JSON.stringify({ errcode: world.answer, errmsg: '' }))
    })
  })
  await new Promise<void>((resolve) => wechat.listen(0, '127.0.0.1', resolve))
  process.env.WECHAT_ENDPOINT = `http://127.0.0.1:${(wechat.address() as AddressInfo).port}`
  forgetEnv()
}

async function buildAccount(): Promise<void> {
  const secret = seal('s', { collection: 'accounts', id: 'main', field: 'secret' })
  const channel = { token: 't', encodingAesKey: 'k', mode: 'plain' as const }
  const ids = { _id: 'main', name: '12111', appId: 'wxmain', originalId: 'gh', areaPath: '1509/150902' }
  await AccountModel.create([{ ...ids, ...channel, secret }])
  await UserModel.updateOne({ _id: 'resident' }, { $set: { openids: ['wxmain:o-resident'] } })
}

/** Builds the town, an account the resident follows and a small WeChat for the tests of one file, each test without news and windows; after `useStores()`. */
export function useNewsWorld(): void {
  beforeAll(async () => {
    await startWechat()
    world.town = await buildTown()
    await buildAccount()
  })
  beforeEach(async () => {
    world.answer = 0
    world.received.length = 0
    await Promise.all([NotificationModel.deleteMany({}), CustomerWindowModel.deleteMany({})])
  })
  afterAll(() => wechat.close())
}

/** A resident's case up to its acceptance: the reporter's news is the entry of `accept`. */
export const accepted = async (): Promise<Case> => {
  const { leader, resident } = world.town
  const filed = await buildCase(resident, {}, now)
  const offered = await handOverNews(await seekNext(await handOverNews(filed, now), now), now)
  const { found } = await moveCase(leader, offered._id, 'accept', {}, later(5))
  const told = await handOverNews(found, later(5))
  await moveCase(leader, offered._id, 'hand_back', { reason: '试' }, later(6))
  return told
}
/** The newest news of a case for a person; there is one. */
export const newsFor = async (caseId: string, userId: string): Promise<Notification> => {
  const rows = await NotificationModel.find({ caseId, userId }).sort({ seq: -1 }).lean()
  expect(rows[0]).toBeDefined()
  return rows[0] as Notification
}
/** How it stands with a piece of news by now. */
export const stateOf = async ({ _id }: Notification) => (await NotificationModel.findById(_id).lean())?.state
