import type { IncomingMessage, ServerResponse } from 'node:http'
import { openidsOf } from './personOf'
import type { ChatMessage, Undelivered } from './types'
import type { World } from './world'

/**
 * `GET /__fake/events?openid=`: the person's chats so far, then every new line, as server-sent events (`Last-Event-ID` continues); what did not reach
 * them comes as events of the name `undelivered`.
 */
export function streamChat(world: World, openid: string, request: IncomingMessage, response: ServerResponse) {
  const openids = openidsOf(world, openid)
  const since = Number(request.headers['last-event-id'] ?? 0)
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache',
    'x-accel-buffering': 'no',
  })
  const put = (line: ChatMessage) => {
    if (openids.has(line.openid)) response.write(`id: ${line.id}\ndata: ${JSON.stringify(line)}\n\n`)
  }
  const tell = (row: Undelivered) => {
    if (openids.has(row.openid)) response.write(`event: undelivered\ndata: ${JSON.stringify(row)}\n\n`)
  }
  response.write(': open\n\n')
  for (const line of world.chat) if (line.id > since) put(line)
  for (const row of world.undelivered) tell(row)
  world.listeners.add(put)
  world.refusalListeners.add(tell)
  const beat = setInterval(() => response.write(': beat\n\n'), 20_000)
  response.on('close', () => {
    clearInterval(beat)
    world.listeners.delete(put)
    world.refusalListeners.delete(tell)
  })
}
