import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { logger } from '@jinlin/backend/infra/logger'
import { openSession } from '@jinlin/backend/people/sessions'
import { useStores } from '@jinlin/backend/testing/useStores'
import { afterAll, beforeAll } from 'vitest'
import { makeApp } from '../app'
import { liveServer } from '../live/liveServer'
import { ApiClient } from './ApiClient'

export type TestServer = {
  /** `http://127.0.0.1:port` */
  url: () => string
  /** A client of this person, signed in. */
  as: (userId: string) => Promise<ApiClient>
  stranger: () => ApiClient
}

/** A bot-server on a free port with stores of its own for one test file; loopback has no address limits unless `trusted` says otherwise. */
export function useServer({ trusted = ['127.0.0.0/8', '::1'] }: { trusted?: readonly string[] } = {}): TestServer {
  logger.level = 'fatal'
  useStores()
  let server: Server
  let live: { close: () => Promise<void> }
  beforeAll(async () => {
    server = createServer(makeApp({ sandbox: true, trusted }).callback())
    live = liveServer(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(async () => {
    await live.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    as: async (userId) => new ApiClient(url(), await openSession(userId, 'test')),
    stranger: () => new ApiClient(url()),
  }
}
