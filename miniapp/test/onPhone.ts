import type TaroType from '@tarojs/taro'
import { vi } from 'vitest'
import type { FakeTown } from './fakeTown'
import { kept } from './taroStub'

type Options = { url: string; method?: string; data?: object; header?: Record<string, string> }

/** Connects a stubbed phone to a town in memory, signed in. */
export function onPhone(town: FakeTown, taro: typeof TaroType): void {
  kept.setItem('jinlin::session', JSON.stringify({ token: 'a-token', personId: town.person.id }))
  vi.mocked(taro.request as unknown as (options: Options) => unknown).mockImplementation(async (options) => {
    if (!town.online) throw new Error('request:fail')
    const { status, body } = town.answer(
      options.method ?? 'GET',
      options.url,
      { ...options.data },
      options.header?.['Idempotency-Key'],
    )
    return { statusCode: status, data: body, header: { date: new Date().toUTCString() } }
  })
  vi.mocked(taro.uploadFile as unknown as (options: Options) => unknown).mockImplementation(async (options) => {
    if (!town.online) throw new Error('uploadFile:fail')
    town.received.push({ method: 'UPLOAD', path: options.url, body: {}, key: options.header?.['Idempotency-Key'] })
    return { statusCode: 201, data: JSON.stringify({ data: { id: `a-${town.received.length}`, kind: 'photo' } }) }
  })
}
