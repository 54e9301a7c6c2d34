import type { RequestListener } from 'node:http'
import { afterAll, beforeAll } from 'vitest'
import { serveWechat } from './serveWechat'

/** A small WeChat for the mini-program, for the tests of one file; to be called before the server is. */
export function useMiniWechat(answer: RequestListener): void {
  let stop: () => void
  beforeAll(async () => {
    process.env.MINIAPP_ID = 'wx0123456789abcdef'
    process.env.MINIAPP_SECRET = 'secret'
    stop = await serveWechat(answer)
  })
  afterAll(() => stop())
}
