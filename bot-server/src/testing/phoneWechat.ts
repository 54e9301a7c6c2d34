import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll } from 'vitest'

/** What WeChat answers to the phone button: `phone-<number>` works, anything else is no code. */
const answer = (asked: string) => {
  const phone = /phone-(\d+)/.exec(asked)?.[1]
  return phone
    ? { errcode: 0, errmsg: 'ok', phone_info: { purePhoneNumber: phone } }
    : { errcode: 40029, errmsg: 'invalid code' }
}

const wechat: Server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    if (request.url?.includes('stable_token')) return response.end('{"access_token":"t","expires_in":7200}')
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify(answer(Buffer.concat(chunks).toString())))
  })
})

/** A WeChat that knows numbers, for the tests of one file; to be called before the server is. */
export function usePhoneWechat(): void {
  beforeAll(async () => {
    await new Promise<void>((resolve) => wechat.listen(0, '127.0.0.1', resolve))
    process.env.WECHAT_ENDPOINT = `http://127.0.0.1:${(wechat.address() as AddressInfo).port}`
    process.env.MINIAPP_ID = 'wx0123456789abcdef'
    process.env.MINIAPP_SECRET = 'secret'
  })
  afterAll(() => {
    wechat.close()
  })
}
