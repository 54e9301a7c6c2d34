import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { AccountModel } from '../accounts/AccountModel'
import { forgetEnv } from '../infra/env'
import { seal } from '../register/vault'
import { useStores } from '../testing/useStores'
import { unionidTogether } from './unionids'

useStores()

/** The calls a small WeChat got: who was asked for by each. It knows everybody whose openid begins with o. */
const calls: string[][] = []
const infoOf = (openid: string) => ({ subscribe: 1, openid, ...(openid !== 'o-none' && { unionid: `u-${openid}` }) })
const isKnown = (openid: string) => openid.startsWith('o')
let small: Server
/** What it says to everything, and whom it leaves without an answer for a while. */
let refuses: number | undefined
const silentFor = 'o-silent'
const silentMs = 1500

const answerTo = (path: string, query: URLSearchParams, body: string): object => {
  if (path.endsWith('stable_token')) return { access_token: 't', expires_in: 7200 }
  const openids = path.endsWith('batchget')
    ? (JSON.parse(body) as { user_list: { openid: string }[] }).user_list.map(({ openid }) => openid)
    : [query.get('openid') ?? '']
  calls.push(openids)
  if (refuses) return { errcode: refuses, errmsg: 'refused' }
  if (!openids.every(isKnown)) return { errcode: 40003, errmsg: 'invalid openid' }
  return path.endsWith('batchget') ? { user_info_list: openids.map(infoOf) } : infoOf(openids[0] ?? '')
}

beforeAll(async () => {
  small = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://small')
      response.setHeader('Content-Type', 'application/json')
      const answer = JSON.stringify(answerTo(pathname, searchParams, Buffer.concat(parts).toString()))
      setTimeout(() => response.end(answer), calls.at(-1)?.includes(silentFor) ? silentMs : 0)
    })
  })
  await new Promise<void>((done) => small.listen(0, '127.0.0.1', done))
  process.env.WECHAT_ENDPOINT = `http://127.0.0.1:${(small.address() as AddressInfo).port}`
  forgetEnv()
  const secret = seal('s', { collection: 'accounts', id: 'main', field: 'secret' })
  await AccountModel.collection.insertOne({ _id: 'main', appId: 'wxmain', secret } as never)
})
beforeEach(() => {
  calls.splice(0)
  refuses = undefined
})
afterAll(() => small.close())

describe('who writes to an account', () => {
  it('is asked for one by one when they come one by one', async () => {
    expect(await unionidTogether('wxmain', 'o1')).toBe('u-o1')
    expect(await unionidTogether('wxmain', 'o-none')).toBeUndefined()
    expect(calls).toEqual([['o1'], ['o-none']])
  })

  it('is asked for by one call when many come at the same moment', async () => {
    const many = Array.from({ length: 30 }, (_, i) => `o${i}`)
    const unionids = await Promise.all(many.map((openid) => unionidTogether('wxmain', openid)))
    expect(unionids).toEqual(many.map((openid) => `u-${openid}`))
    expect(calls).toEqual([many])
  })

  it('is found although somebody beside them is unknown to WeChat, who alone is refused', async () => {
    const asked = await Promise.allSettled(['o1', 'stranger', 'o2'].map((openid) => unionidTogether('wxmain', openid)))
    expect(asked.map((each) => (each.status === 'fulfilled' ? each.value : each.reason.errcode))).toEqual([
      'u-o1',
      40003,
      'u-o2',
    ])
  })

  it.each([-1, 48001])('is not asked for again one by one when WeChat refuses everybody with %s', async (code) => {
    refuses = code
    const many = Array.from({ length: 30 }, (_, i) => unionidTogether('wxmain', `o${i}`))
    const asked = await Promise.allSettled(many)
    expect(asked.map((each) => (each.status === 'rejected' ? each.reason.errcode : 0))).toEqual(many.map(() => code))
    expect(calls.length).toBeLessThanOrEqual(2)
  })

  it('does not wait for somebody before them about whom WeChat says nothing', async () => {
    const before = unionidTogether('wxmain', silentFor)
    await new Promise((resolve) => setTimeout(resolve, 100))
    const quick = await Promise.race([unionidTogether('wxmain', 'o-next'), before.then(() => 'after the silent one')])
    expect(quick).toBe('u-o-next')
    await before
  })
})
