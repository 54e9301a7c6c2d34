import { createServer, type Server } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { firstFreePort, freePort, opens } from './freePort'

const servers: Server[] = []
const occupy = (port: number): Promise<void> =>
  new Promise((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve())
    servers.push(server)
  })

describe('a port', () => {
  afterEach(() => {
    for (const server of servers.splice(0)) server.close()
  })

  it('is the one that was asked for when nobody has it', async () => {
    const port = await freePort()
    expect(await firstFreePort(port)).toBe(port)
  })

  it('is the next free one when somebody has it', async () => {
    const port = await freePort()
    await occupy(port)
    const next = await firstFreePort(port)
    expect(next).toBeGreaterThan(port)
    expect(await opens(next)).toBe(false)
    expect(await opens(port)).toBe(true)
  })
})
