import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { forgetEnv } from '@jinlin/backend/infra/env'
import { useStores } from '@jinlin/backend/testing/useStores'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { photoBytes } from '../testing/useTown'
import { fetchPicture } from './fetchPicture'

useStores()

/** Stands in for the hosts of WeCom's pictures. */
let hosts: Server
const asked: string[] = []
const standIn = () => `http://127.0.0.1:${(hosts.address() as AddressInfo).port}`
const standsIn = (address: string | undefined) => {
  if (address) process.env.WECOM_PICTURES = address
  else delete process.env.WECOM_PICTURES
  forgetEnv()
}

beforeAll(async () => {
  const picture = await photoBytes()
  hosts = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end(picture)
  })
  await new Promise<void>((done) => hosts.listen(0, '127.0.0.1', done))
})
afterEach(() => {
  vi.unstubAllGlobals()
  standsIn(undefined)
  asked.splice(0)
})
afterAll(() => hosts.close())

describe("the picture of a group's code", () => {
  it.each(['http://p.qpic.cn/wwhead/nMl9ssowtibVGyrmvBiaibzDtp/0', 'https://wework.qpic.cn/wwpic/1/0?x=1'])(
    'is fetched where WeCom says it lies: %s',
    async (url) => {
      standsIn(standIn())
      expect((await fetchPicture(url)).length).toBeGreaterThan(0)
      const { pathname, search } = new URL(url)
      expect(asked).toEqual([pathname + search])
    },
  )

  it('is asked for by TLS although WeCom names it without', async () => {
    const fetched = vi.fn(async () => new Response(await photoBytes()))
    vi.stubGlobal('fetch', fetched)
    await fetchPicture('http://p.qpic.cn/wwhead/a/0')
    expect(fetched).toHaveBeenCalledWith('https://p.qpic.cn/wwhead/a/0', expect.objectContaining({ redirect: 'error' }))
  })

  it.each([
    'http://127.0.0.1/code.png',
    'https://p.qpic.cn.example.com/0',
    'https://p.qpic.cn:8443/0',
    'ftp://p.qpic.cn/0',
    'https://qpic.cn/0',
  ])('is not fetched anywhere else: %s', async (url) => {
    standsIn(standIn())
    await expect(fetchPicture(url)).rejects.toMatchObject({ name: 'WechatError' })
    expect(asked).toEqual([])
  })

  it('is missing, in a word without addresses, when its host does not answer', async () => {
    standsIn('http://127.0.0.1:1')
    await expect(fetchPicture('https://p.qpic.cn/0')).rejects.toMatchObject({ name: 'WechatError', errcode: 0 })
  })
})
