import type { ErrorCode } from '@jinlin/domain/errors'
import Taro from '@tarojs/taro'
import { learnTime } from './clock'

export const apiBase: string = process.env.API_BASE ?? ''

/** The server said no; `code` never changes, `message` is for people. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: ErrorCode | 'unknown',
    message: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(message)
  }
}
/** No answer, or one that asks to come again with the same key: nothing is lost by trying later. `waitMs` is the server's wish, `noRoom` = its disk is nearly full, and its `message` says what to do. */
export class Unreachable extends Error {
  constructor(
    message: string,
    readonly waitMs = 0,
    readonly noRoom = false,
  ) {
    super(message)
  }
}

type Envelope = { data?: unknown; error?: { code?: string; message?: string; details?: Record<string, unknown> } }
export type Call = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  body?: object
  key?: string
  token?: string
}

const header = (all: Record<string, unknown> | undefined, name: string): string | undefined => {
  const found = Object.entries(all ?? {}).find(([key]) => key.toLowerCase() === name)
  return found ? String(found[1]) : undefined
}

/** Longer than this nobody is left waiting without a word: 「今天已报 30 件，明天再报」 is said, not waited out. */
const LONGEST_WAIT_MS = 120_000

/** Reads an answer of the API: its data, or the refusal as an error. */
export function readAnswer<T>(status: number, answer: unknown, headers?: Record<string, unknown>): T {
  const { data, error }: Envelope = answer && typeof answer === 'object' ? answer : {}
  if (status >= 200 && status < 300 && data !== undefined) return data as T
  // a browser's upload shows no headers: the refusal itself names the seconds, too
  const wait = (Number(header(headers, 'retry-after') ?? error?.details?.retryAfter) || 0) * 1000
  const again = status >= 500 || (status === 429 && wait <= LONGEST_WAIT_MS)
  if (again || !error) throw new Unreachable(error?.message ?? '', wait, error?.code === 'no_room')
  throw new Refused(status, (error.code ?? 'unknown') as ErrorCode, error.message ?? '', error.details)
}

/** One call of the API. Throws `Refused` or `Unreachable`, nothing else. */
export async function callOnce<T>({ method, path, body, key, token }: Call): Promise<T> {
  const sentAt = Date.now()
  const answer = await Taro.request({
    url: apiBase + path,
    method,
    data: body,
    timeout: 12_000,
    header: {
      ...(method === 'GET' ? {} : { 'Content-Type': 'application/json' }),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(key ? { 'Idempotency-Key': key } : {}),
    },
  }).catch(() => {
    throw new Unreachable('no answer')
  })
  learnTime(header(answer.header, 'date'), sentAt, Date.now())
  return readAnswer<T>(answer.statusCode, answer.data, answer.header)
}

/** Sends one photo or voice; the key makes a second try the same file. */
export async function uploadOnce(
  filePath: string,
  phase: 'before' | 'after',
  key: string,
  token: string,
): Promise<{ id: string; kind: 'photo' | 'voice' }> {
  const answer = await Taro.uploadFile({
    url: `${apiBase}/api/attachments`,
    filePath,
    name: 'file',
    formData: { phase },
    timeout: 60_000,
    header: { Authorization: `Bearer ${token}`, 'Idempotency-Key': key },
  }).catch(() => {
    throw new Unreachable('no answer')
  })
  let body: unknown
  try {
    body = JSON.parse(answer.data)
  } catch {
    throw new Unreachable('no answer')
  }
  return readAnswer(answer.statusCode, body, answer.header)
}
