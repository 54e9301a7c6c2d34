import { describe, expect, it } from 'vitest'
import { post, say, town, useFake } from './testing/fakeWorld'

useFake()
const field = (name: string) =>
  new RegExp(`<${name}>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</${name}>`).exec(town.seen.at(-1)?.body ?? '')?.[1]
const scan = (sign: object) => post('/__fake/scan', { openid: 'mini-aunt', accountKey: 'open', ...sign })

describe('a sign that hung on its wall before the platform was started', () => {
  it('is scanned by who follows its account', async () => {
    await scan({ scene: 'JEdoor' })
    expect([field('Event'), field('EventKey'), field('FromUserName')]).toEqual(['SCAN', 'JEdoor', 'open-aunt'])
  })

  it('is followed by who does not, and is the same code every time', async () => {
    const before = field('Ticket')
    await say({ accountKey: 'open', openid: 'mini-aunt', type: 'unsubscribe' })
    await scan({ scene: 'JEdoor' })
    expect([field('Event'), field('EventKey'), field('Ticket')]).toEqual(['subscribe', 'qrscene_JEdoor', before])
  })

  it.each([{}, { scene: 'JEdoor', accountKey: 'nobody' }, { code: 'none' }])('%j is no sign', async (sign) =>
    expect(await scan(sign)).toHaveProperty('error'),
  )
})
