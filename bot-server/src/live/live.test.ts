import type { LiveFrame } from '@jinlin/domain/live/frames'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { caseShape } from '../openapi/caseShape'
import { useServer } from '../testing/useServer'
import { useTown } from '../testing/useTown'

const server = useServer()
const { as, file, seek, give } = useTown(server)
const open: WebSocket[] = []
afterEach(() => {
  for (const socket of open.splice(0)) socket.terminate()
})

/** A screen of this person: everything it was sent, and a wait for the frame that fits. */
async function screen(who: string, subscribe?: string[], since?: Record<string, number>) {
  const socket = new WebSocket(`${server.url().replace('http', 'ws')}/live`)
  open.push(socket)
  const frames: LiveFrame[] = []
  let closed: number | undefined
  socket.on('message', (data) => frames.push(JSON.parse(data.toString())))
  socket.on('close', (code) => {
    closed = code
  })
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send(JSON.stringify({ token: as(who).token }))
  if (subscribe) socket.send(JSON.stringify({ subscribe, ...(since && { since }) }))
  const wait = async (fits: (frame: LiveFrame) => boolean, ms = 3000): Promise<LiveFrame> => {
    for (const end = Date.now() + ms; Date.now() < end; ) {
      const found = frames.find(fits)
      if (found) return found
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Error(`not sent to ${who}: ${JSON.stringify(frames).slice(0, 800)}`)
  }
  await wait((frame) => 'ready' in frame)
  return { socket, frames, wait, closed: () => closed }
}
const isCase = (id: string, state?: string) => (frame: LiveFrame) =>
  'case' in frame && frame.case.id === id && (state === undefined || frame.case.state === state)
const isGone = (id: string) => (frame: LiveFrame) => 'gone' in frame && frame.gone === id
const settled = () => new Promise((resolve) => setTimeout(resolve, 300))

describe('a live screen', () => {
  it('of the leader rings when a case is held out to him, as the API presents it', async () => {
    const { wait } = await screen('leader', ['me'])
    await settled()
    const { id } = await file()
    await seek(id)
    const frame = await wait(isCase(id, 'offered'))
    if (!('case' in frame)) throw new Error('no case')
    expect(caseShape.safeParse(frame.case).error).toBeUndefined()
    expect(frame.case).toMatchObject({ offer: { mine: true }, commands: expect.arrayContaining(['accept']) })
  })

  it('of the leader loses the case within a second when the offer moves on', async () => {
    const { wait } = await screen('leader', ['me'])
    await settled()
    const { id } = await file()
    await seek(id)
    await wait(isCase(id, 'offered'))
    await give('leader', id, { command: 'decline_offer', reason: '正在忙' })
    await wait(isGone(id), 1000)
  })

  it('of those who may claim shows the pool, and takes it away when somebody was faster', async () => {
    const both = [await screen('leader', ['me']), await screen('leader2', ['me'])]
    await settled()
    const { id } = await file()
    await seek(id)
    for (const who of ['leader', 'leader2']) {
      await give(who, id, { command: 'decline_offer', reason: '正在忙' })
      await seek(id)
    }
    for (const { wait } of both)
      await wait((frame) => isCase(id)(frame) && 'case' in frame && frame.case.poolSince !== undefined)
    await give('leader', id, { command: 'claim' })
    await both[1]?.wait(isGone(id), 1000)
    await both[0]?.wait(isCase(id, 'accepted'))
  })

  it('of the resident follows the own case, also one filed on another phone', async () => {
    const { wait } = await screen('resident', ['me'])
    await settled()
    const { id } = await file()
    await wait(isCase(id, 'submitted'))
    await seek(id)
    await wait(isCase(id, 'offered'))
    await give('leader', id, { command: 'accept' })
    await wait(isCase(id, 'accepted'))
  })

  it('of a neighbour who follows hears what happens, and nothing of who reported it', async () => {
    const { id } = await file()
    await file('neighbour')
    await give('neighbour', id, { command: 'follow' })
    const { wait } = await screen('neighbour', ['me'])
    await settled()
    await seek(id)
    const frame = await wait(isCase(id, 'offered'))
    expect(frame).toMatchObject({ case: { following: true } })
    expect('case' in frame && frame.case.reporter).toBeUndefined()
  })

  it('shows nothing of other people’s matters', async () => {
    const { frames } = await screen('stranger', ['me'])
    await settled()
    const { id } = await file()
    await seek(id)
    await settled()
    expect(frames.filter((frame) => !('ready' in frame))).toEqual([])
  })

  it('that asks for a case it may not see is told that it is gone', async () => {
    const { id } = await file()
    const { wait, frames } = await screen('stranger', [id, 'nothing-like-this'])
    await wait(isGone(id))
    await wait(isGone('nothing-like-this'))
    await give('resident', id, { command: 'add_note', note: '快来' })
    await settled()
    expect(frames.some((frame) => 'case' in frame)).toBe(false)
  })

  it('that was away is sent what changed since, and nothing it has', async () => {
    const { id, version } = await file()
    const { frames } = await screen('resident', [id], { [id]: version })
    await settled()
    expect(frames.filter(isCase(id))).toEqual([])
    await give('resident', id, { command: 'add_note', note: '快来' })
    const back = await screen('resident', [id], { [id]: version })
    await back.wait(isCase(id))
  })

  it('is never sent an older version after a newer one', async () => {
    const { id } = await file()
    const { frames, wait } = await screen('resident', ['me', id])
    await Promise.all(
      Array.from({ length: 8 }, (_, n) => give('resident', id, { command: 'add_note', note: `第 ${n} 句` })),
    )
    await wait((frame) => isCase(id)(frame) && 'case' in frame && frame.case.version >= 9)
    const versions = frames.flatMap((frame) => ('case' in frame ? [frame.case.version] : []))
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
  })

  it('without a true token is shut', async () => {
    const socket = new WebSocket(`${server.url().replace('http', 'ws')}/live`)
    open.push(socket)
    const code = new Promise((resolve) => socket.once('close', resolve))
    socket.once('open', () => socket.send(JSON.stringify({ token: 'x'.repeat(43) })))
    expect(await code).toBe(4401)
  })

  it('is told of frames it cannot read, and goes on', async () => {
    const { socket, wait } = await screen('resident')
    socket.send('{"subscribe":{"$ne":1}}')
    await wait((frame) => 'error' in frame && frame.error === 'invalid')
    const { id } = await file()
    socket.send(JSON.stringify({ subscribe: [id] }))
    await wait(isCase(id))
  })
})
