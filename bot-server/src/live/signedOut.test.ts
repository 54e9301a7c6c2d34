import { SessionModel } from '@jinlin/backend/people/SessionModel'
import { revokeSessions } from '@jinlin/backend/people/sessions'
import type { LiveFrame } from '@jinlin/domain/live/frames'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { useServer } from '../testing/useServer'
import { useTown } from '../testing/useTown'

const server = useServer()
useTown(server)

/** A screen of this person with a session of its own, and what it is told at its end. */
async function screen(who: string) {
  const { token } = await server.as(who)
  const socket = new WebSocket(`${server.url().replace('http', 'ws')}/live`)
  const frames: LiveFrame[] = []
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  const ready = new Promise<void>((resolve) =>
    socket.on('message', (data) => {
      frames.push(JSON.parse(data.toString()))
      resolve()
    }),
  )
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send(JSON.stringify({ token }))
  await ready
  return { socket, frames, closed }
}

describe('a live screen whose session has ended', () => {
  it('in another process is told so and shut within moments, though nobody touched it', async () => {
    const { frames, closed } = await screen('neighbour')
    const from = Date.now()
    await SessionModel.deleteMany({ userId: 'neighbour' })
    expect(await closed).toBe(4401)
    expect(frames).toEqual([{ ready: true }, { error: 'signed_out' }])
    // a look each second; a busy machine takes longer to ask
    expect(Date.now() - from).toBeLessThan(5000)
  })

  it('is told the same when it asks for something in that moment, and not to try again', async () => {
    const { socket, frames, closed } = await screen('leader')
    await revokeSessions('leader')
    socket.send(JSON.stringify({ subscribe: ['me'] }))
    expect(await closed).toBe(4401)
    expect(frames.at(-1)).toEqual({ error: 'signed_out' })
  })

  it('leaves the screens of others alone', async () => {
    const [gone, stays] = [await screen('neighbour'), await screen('resident')]
    await revokeSessions('neighbour')
    await gone.closed
    expect(stays.frames).toEqual([{ ready: true }])
    expect(stays.socket.readyState).toBe(WebSocket.OPEN)
    stays.socket.close()
  })
})
