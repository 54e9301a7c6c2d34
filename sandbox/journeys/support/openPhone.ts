import { randomUUID } from 'node:crypto'

/** An answer of the API: the status and the envelope. */
export type Answer<T> = {
  status: number
  data?: T
  replayed?: boolean
  error?: { code: string; message: string; details?: unknown }
}

/** An API client with somebody's token, at the front port. */
export type Phone = {
  token: string
  get: <T>(path: string) => Promise<Answer<T>>
  post: <T>(path: string, body: unknown, key?: string) => Promise<Answer<T>>
  put: <T>(path: string, body: unknown) => Promise<Answer<T>>
  /** Sends a file as the mini-program does. */
  upload: <T>(path: string, file: Blob, name: string, fields?: Record<string, string>) => Promise<Answer<T>>
}

const read = async <T>(answer: Response): Promise<Answer<T>> => {
  const envelope = (await answer.json().catch(() => ({}))) as Omit<Answer<T>, 'status'>
  return { status: answer.status, ...envelope }
}

/** Signs in as a person of the town, the way their phone does, and returns their client; throws when the town refuses. */
export const openPhone = async (front: string, key: string): Promise<Phone> => {
  const json = { 'content-type': 'application/json' }
  const me = await read<{ code: string }>(await fetch(`${front}/__sandbox/as/${key}`))
  const session = await read<{ token: string }>(
    await fetch(`${front}/api/sessions`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ code: me.data?.code }),
    }),
  )
  if (!session.data) throw new Error(`${key} can't sign in: ${session.status} ${session.error?.code}`)
  const { token } = session.data
  const authorization = { authorization: `Bearer ${token}` }
  const send = async <T>(method: string, path: string, body: unknown, headers: Record<string, string>) =>
    read<T>(
      await fetch(front + path, {
        method,
        headers: { ...authorization, ...json, ...headers },
        body: JSON.stringify(body),
      }),
    )
  return {
    token,
    get: async (path) => read(await fetch(front + path, { headers: authorization })),
    post: (path, body, idempotencyKey = randomUUID()) =>
      send('POST', path, body, { 'idempotency-key': idempotencyKey }),
    put: (path, body) => send('PUT', path, body, {}),
    upload: async (path, file, name, fields = {}) => {
      const form = new FormData()
      for (const [field, value] of Object.entries(fields)) form.set(field, value)
      form.set('file', file, name)
      const headers = { ...authorization, 'idempotency-key': randomUUID() }
      return read(await fetch(front + path, { method: 'POST', headers, body: form }))
    },
  }
}
