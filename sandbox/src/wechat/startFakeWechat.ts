import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerWecom } from '../wecom/answerWecom'
import { createCorp, type WecomWorld } from '../wecom/corp'
import { streamChat } from './chatStream'
import { controls } from './controls'
import { callOf, readBody, send } from './http'
import { keepWorld } from './kept/keepWorld'
import { mayChange } from './kept/mayChange'
import { answerApi } from './platform'
import type { FakeWechatOptions } from './types'
import { ControlError, createWorld, type World } from './world'

export type FakeWechat = { url: string; port: number; close: () => Promise<void> }

/** Starts a WeChat of our own on one port: its API, its callbacks to our server, and the `/__fake` controls. Goes on with what `keepIn` holds; without it a start is a clean platform. */
export async function startFakeWechat(options: FakeWechatOptions): Promise<FakeWechat> {
  const world = createWorld(options)
  const keeper = options.keepIn && keepWorld(world, options.keepIn)
  const corp = options.corp && createCorp(options.corp, addressOf(options.deliverTo))
  const host = options.host ?? '127.0.0.1'
  const server = createServer((request, response) => {
    answer(world, corp, request, response)
      .catch((error: unknown) => refuse(error, response))
      .finally(() => mayChange(request) && keeper?.touch())
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(options.port, host, listening)
  })
  const { port } = server.address() as AddressInfo
  const close = async () => {
    await new Promise<void>((closed) => {
      server.close(() => closed())
      server.closeAllConnections()
    })
    await keeper?.close()
  }
  return { url: `http://${host}:${port}`, port, close }
}

function refuse(error: unknown, response: ServerResponse): void {
  if (response.headersSent) return void response.destroy()
  const told = { error: error instanceof Error ? error.message : 'failed' }
  send(response, told, error instanceof ControlError ? 400 : 500)
}

const addressOf = (to: string | (() => string)) => (typeof to === 'function' ? to : () => to)

async function answer(world: World, corp: WecomWorld | undefined, request: IncomingMessage, response: ServerResponse) {
  const method = request.method ?? 'GET'
  const call = callOf(world, request, await readBody(request))
  const path = call.url.pathname
  const wecom = corp && answerWecom(corp, call, method)
  if (wecom) return send(response, await wecom)
  if (path === '/__fake/events') return streamChat(world, call.query.get('openid') ?? '', request, response)
  if (path.startsWith('/__fake/')) {
    const control = controls[`${method} ${path.slice('/__fake/'.length)}`]
    if (!control) return send(response, { error: 'no such control' }, 404)
    return send(response, await control(call))
  }
  const api = await answerApi(call, method)
  if (api === 'cut') return request.socket.destroy()
  if (!api) return send(response, { errcode: 404, errmsg: 'no such endpoint' }, 404)
  send(response, api.answer, api.status)
}
