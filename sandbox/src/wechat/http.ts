import type { IncomingMessage, ServerResponse } from 'node:http'
import type { World } from './world'

/** One call as the handlers see it. `appId` = the app of the access token, where the endpoint asks for one. */
export type Call = {
  world: World
  url: URL
  query: URLSearchParams
  body: Buffer
  contentType: string
  appId?: string
  /** The JSON body as an object, `{}` when there is none or it is no object. */
  json: () => Record<string, unknown>
}
/** A page of the browser: a redirect, or words for a person. */
export type Page = { status: number; location?: string; text?: string }
/** A plain object goes out as JSON, bytes as they are, a page as a browser takes it. */
export type Answer = Record<string, unknown> | unknown[] | { bytes: Buffer; contentType: string; name: string } | Page
export type Handler = (call: Call) => Answer | Promise<Answer>

const limit = 12 * 1024 * 1024

/** The whole body; throws over 12 MB. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > limit) throw new Error('body over 12 MB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Puts together what handlers need of a request. */
export function callOf(world: World, request: IncomingMessage, body: Buffer): Call {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'fake'}`)
  const json = () => {
    try {
      const value: unknown = JSON.parse(body.toString() || '{}')
      return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {}
    } catch {
      return {}
    }
  }
  return { world, url, query: url.searchParams, body, contentType: request.headers['content-type'] ?? '', json }
}

/** Sends an answer the way WeChat does: errors are 200 too. */
export function send(response: ServerResponse, answer: Answer, status = 200) {
  if ('bytes' in answer && Buffer.isBuffer(answer.bytes)) {
    response.writeHead(status, {
      'content-type': String(answer.contentType),
      'content-disposition': `attachment; filename="${answer.name}"`,
    })
    response.end(answer.bytes)
    return
  }
  if (isPage(answer)) {
    const { location, text = '' } = answer
    response.writeHead(answer.status, { 'content-type': 'text/plain; charset=utf-8', ...(location && { location }) })
    response.end(text)
    return
  }
  response.writeHead(status, { 'content-type': 'application/json; encoding=utf-8' })
  response.end(JSON.stringify(answer))
}

const isPage = (answer: Answer): answer is Page =>
  'status' in answer && typeof answer.status === 'number' && ('location' in answer || 'text' in answer)

/** A text field of a JSON body, '' when it is missing or no text. */
export const textIn = (body: Record<string, unknown>, name: string) =>
  typeof body[name] === 'string' ? body[name] : ''
