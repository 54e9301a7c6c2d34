import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { forgetEnv } from '@jinlin/backend/infra/env'

/** Starts a small WeChat that answers so, and points the client at it; resolves with how to stop it. */
export async function serveWechat(answer: RequestListener): Promise<() => void> {
  const server = createServer(answer)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  process.env.WECHAT_ENDPOINT = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  forgetEnv()
  return () => void server.close()
}
