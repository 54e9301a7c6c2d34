import type { PresentedCase, Tasks } from '@jinlin/domain/cases/presentedCase'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { samplePhoto } from '../src/wechat/samplePhoto'
import type { ChatMessage, Delivery } from '../src/wechat/types'
import type { Phone } from './support/openPhone'
import { type StartedTown, startTown } from './support/startTown'
import { tellOnFailure } from './support/tellOnFailure'

let town: StartedTown
let leader: Phone
const platform = async <T>(path: string, body?: unknown): Promise<T> => {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  return (await fetch(`${town.addresses().wechat}/__fake/${path}`, init)).json() as Promise<T>
}
const say = (key: string, saying: object) =>
  platform<Delivery>('say', { accountKey: 'main', openid: town.person(key).openid, ...saying })
const chatOf = async (key: string) =>
  (await platform<ChatMessage[]>(`outbox?openid=${town.person(key).openid}`)).map(({ text }) => text)
const here = (key: string) => ({ type: 'location', ...town.person(key).point, label: '小区门口' })

/** Waits until it is so, at most 20 s. */
async function soon<T>(what: () => Promise<T | undefined>): Promise<T> {
  for (const until = Date.now() + 20_000; Date.now() < until; ) {
    const found = await what()
    if (found !== undefined) return found
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error('It did not come about in 20 s')
}
const offered = (words: string) =>
  soon(async () => (await leader.get<Tasks>('/api/me/tasks')).data?.offers.find((one) => one.words.includes(words)))
const told = (key: string, pattern: RegExp) => soon(async () => (await chatOf(key)).find((text) => pattern.test(text)))
const command = (found: PresentedCase, name: string, input = {}) =>
  leader.post<PresentedCase>(`/api/cases/${found.id}/commands`, { command: name, ...input })

tellOnFailure(() => town)
beforeAll(async () => {
  town = await startTown()
  leader = await town.as('leader')
})
afterAll(() => town.stop())

describe('a message to the 12111 account', () => {
  it('becomes a case, is accepted, done and rated in the chat', async () => {
    expect((await say('stranger', { text: '路灯不亮' })).reply?.text).toMatch(/^收到：路灯不亮。在哪里？/)
    expect((await say('stranger', here('resident'))).reply?.text).toMatch(/^已上报：路灯不亮，小区门口。编号 \d{6}。/)
    const found = await offered('路灯不亮')
    await command(found, 'accept')
    await told('stranger', /已接单[，。]/)
    expect((await say('stranger', { text: '查询' })).reply?.text).toMatch(/路灯不亮：已回应，王\*\*。\n还剩/)
    const photo = new Blob([new Uint8Array(samplePhoto())], { type: 'image/png' })
    const kept = await leader.upload<{ id: string }>('/api/attachments', photo, 'lamp.png', { phase: 'after' })
    const done = await command(found, 'resolve', { attachmentIds: [kept.data?.id] })
    expect(done.data?.state).toBe('resolved')
    await told('stranger', /解决了回复 1–5/)
    expect((await say('stranger', { text: '5' })).reply?.text).toBe(
      `收到 5 分，谢谢。${found.number.slice(-6)} 已办结。`,
    )
    expect((await leader.get<PresentedCase>(`/api/cases/${found.id}`)).data?.state).toBe('closed')
  })

  it('delivered three times at once makes one case and one answer', async () => {
    await platform('delivery', { copies: 3 })
    const delivery = await say('resident', { text: '楼道里的灯全灭了三次' })
    await platform('reset', {})
    expect(delivery.tries).toHaveLength(3)
    expect(delivery.problem).toBeUndefined()
    const found = await offered('全灭了三次')
    const mine = await (await town.as('resident')).get<{ items: PresentedCase[] }>('/api/cases?mine=1')
    expect(mine.data?.items.filter(({ words }) => words.includes('全灭了三次')).map(({ id }) => id)).toEqual([found.id])
    expect((await chatOf('resident')).filter((text) => text.includes(found.number.slice(-6)))).toHaveLength(1)
  })

  it('that names a road and a house number is a report of that place', async () => {
    const { reply } = await say('electrician', { text: '文昌街 12 号门口的垃圾桶倒了' })
    // before midnight the deadline stands with its day, and the place gives way to keep the message short
    expect(reply?.text).toMatch(/^已上报：.+，文昌大街 1(2 号|…)。编号 \d{6}。/)
  })

  it('is answered although the server was killed a moment before', async () => {
    town.kill('bot-server-1')
    const delivery = await say('neighbour', { text: '下水道堵了往外冒' })
    expect(delivery.reply?.text).toMatch(/^(已上报|邻居)/)
    await offered('往外冒')
  })

  it('gets its news although WeChat took the token away', async () => {
    const found = await offered('往外冒')
    await platform('revoke_token', { accountKey: 'main' })
    await command(found, 'accept')
    await told('neighbour', /已接单/)
  })

  it('from somebody else than WeChat is refused', async () => {
    const answer = await fetch(`${town.addresses().api}/wechat/main?signature=x&timestamp=1&nonce=1`, {
      method: 'POST',
      body: '<xml/>',
    })
    expect([answer.status, await answer.text()]).toEqual([403, ''])
  })
})
