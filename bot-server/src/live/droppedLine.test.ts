import { metrics } from '@jinlin/backend/infra/metrics'
import type { LiveFrame } from '@jinlin/domain/live/frames'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { useServer } from '../testing/useServer'
import { useTown } from '../testing/useTown'
import { LiveSocket } from './LiveSocket'
import { SocketIndex } from './SocketIndex'

const server = useServer()
const { as } = useTown(server)

const open = async (): Promise<WebSocket> => {
  const socket = new WebSocket(`${server.url().replace('http', 'ws')}/live`)
  await new Promise((resolve) => socket.once('open', resolve))
  return socket
}
const token = () => JSON.stringify({ token: as('leader').token })

/** Signs in, and loses the line before the answer. */
const dropWhileSigningIn = async (): Promise<void> => {
  const socket = await open()
  socket.send(token())
  await new Promise<void>((resolve) => socket.send(JSON.stringify({ subscribe: ['me'] }), () => resolve()))
  socket.terminate()
}

describe('phones that lose the line while they sign in', () => {
  it('are forgotten: only the screen that is there is counted', async () => {
    for (let n = 0; n < 20; n += 1) await dropWhileSigningIn()
    await new Promise((resolve) => setTimeout(resolve, 1000))
    const here = await open()
    const ready = new Promise<LiveFrame>((resolve) =>
      here.once('message', (data) => resolve(JSON.parse(data.toString()))),
    )
    here.send(token())
    expect(await ready).toEqual({ ready: true })
    expect((await metrics.liveSockets.get()).values[0]?.value).toBe(1)
    here.terminate()
  })
})

describe('a screen that went away while its tasks were looked up', () => {
  it('is not put back: nobody looks for it any more', () => {
    const index = new SocketIndex()
    const socket = new LiveSocket('anna', 'token', {} as WebSocket)
    index.add(socket)
    index.remove(socket)
    index.watchMe(socket, true)
    index.watchCase(socket, 'case')
    expect(index.interested('case', ['anna']).size).toBe(0)
    expect(index.claimants().size).toBe(0)
  })
})
