import { randomUUID } from 'node:crypto'
import { type Answer, type ApiClient, apiClient } from '../../src/load/apiClient'

/** An API client with somebody's token, at the front port. */
export type Phone = Omit<ApiClient, 'post'> & {
  token: string
  /** Without a key of the caller's each post has one of its own. */
  post: <T>(path: string, body: unknown, key?: string) => Promise<Answer<T>>
  /** Sends a file as the mini-program does. */
  upload: <T>(path: string, file: Blob, name: string, fields?: Record<string, string>) => Promise<Answer<T>>
}

const uploader =
  (front: string, token: string): Phone['upload'] =>
  async (path, file, name, fields = {}) => {
    const form = new FormData()
    for (const [field, value] of Object.entries(fields)) form.set(field, value)
    form.set('file', file, name)
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() }
    const answer = await fetch(front + path, { method: 'POST', headers, body: form })
    return { status: answer.status, ...((await answer.json()) as object) }
  }

/** Signs in as a person of the town, the way their phone does, and returns their client; throws when the town refuses. */
export const openPhone = async (front: string, key: string): Promise<Phone> => {
  const stranger = apiClient(front)
  const me = await stranger.get<{ code: string }>(`/__sandbox/as/${key}`)
  const session = await stranger.post<{ token: string }>('/api/sessions', { code: me.data?.code }, randomUUID())
  if (!session.data) throw new Error(`${key} can't sign in: ${session.status} ${session.error?.code}`)
  const { token } = session.data
  const client = apiClient(front, token)
  return {
    ...client,
    token,
    post: (path, body, idempotencyKey = randomUUID()) => client.post(path, body, idempotencyKey),
    upload: uploader(front, token),
  }
}
