import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { forgetEnv } from '../../infra/env'

/** What the platform does with one message: takes it, refuses it with a number, takes it and breaks off, breaks off before it has it. */
export type Manner = number | 'cut' | 'lost'
/** A message as it came: by which API, to whom, and what identifies it. */
export type Arrived = { api: string; touser: string; said: string; clientId?: string; templateId?: string }

/** A small WeChat: `next` decides about each message; what a person really got is in `arrived`. Template messages with a known client_msg_id are dropped. */
export const platform = {
  next: (() => 0) as (api: string) => Manner,
  arrived: [] as Arrived[],
  asked: [] as Arrived[],
}
const known = new Map<string, string>()
let serial = 0

type Body = Record<string, unknown> & { text?: { content: string }; data?: Record<string, { value: string }> }
const noteOf = (api: string, body: Body): Arrived => ({
  api,
  touser: String(body.touser),
  said:
    body.text?.content ??
    Object.values(body.data ?? {})
      .map(({ value }) => value)
      .join('|'),
  ...(typeof body.client_msg_id === 'string' && { clientId: body.client_msg_id }),
  ...(typeof body.template_id === 'string' && { templateId: body.template_id }),
})

function take(note: Arrived): string {
  const before = note.clientId && known.get(note.clientId)
  if (before) return before
  serial += 1
  const msgid = `3${String(serial).padStart(18, '0')}`
  if (note.clientId) known.set(note.clientId, msgid)
  platform.arrived.push(note)
  return msgid
}

/** Starts it and points the client at it; returns how to stop it. */
export async function startPlatform(): Promise<() => void> {
  const server: Server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const api = /message\/([\w/]+)/.exec(request.url ?? '')?.[1]
    response.setHeader('Content-Type', 'application/json')
    if (!api) return response.end('{"access_token":"t","expires_in":7200}')
    const note = noteOf(api, JSON.parse(text) as Body)
    platform.asked.push(note)
    const manner = platform.next(api)
    if (manner === 'lost') return request.socket.destroy()
    if (typeof manner === 'number' && manner !== 0) return response.end(JSON.stringify({ errcode: manner }))
    const msgid = take(note)
    if (manner === 'cut') return request.socket.destroy()
    return response.end(`{"errcode":0,"errmsg":"ok","msgid":${msgid}}`)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  process.env.WECHAT_ENDPOINT = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  forgetEnv()
  return () => void server.close()
}

/** A clean platform that takes everything. */
export function resetPlatform(): void {
  platform.next = () => 0
  platform.arrived.length = 0
  platform.asked.length = 0
  known.clear()
  serial = 0
}
