/** What came back: the status, the envelope, the headers. */
export type Reply = {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  body: any
  headers: Headers
}

/** A plain client of the API for tests: JSON in, envelope out; it follows no redirect. */
export class ApiClient {
  constructor(
    private readonly url: string,
    readonly token?: string,
  ) {}

  get = (path: string, headers: Record<string, string> = {}): Promise<Reply> =>
    this.send('GET', path, undefined, headers)

  post = (path: string, body: unknown, key?: string): Promise<Reply> =>
    this.send('POST', path, JSON.stringify(body), {
      'Content-Type': 'application/json',
      ...(key && { 'Idempotency-Key': key }),
    })

  put = (path: string, body: unknown): Promise<Reply> =>
    this.send('PUT', path, JSON.stringify(body), { 'Content-Type': 'application/json' })

  delete = (path: string): Promise<Reply> => this.send('DELETE', path, undefined, {})

  upload = (bytes: Uint8Array, phase?: string, key?: string): Promise<Reply> => {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(bytes)]), 'a.jpg')
    if (phase) form.append('phase', phase)
    return this.send('POST', '/api/attachments', form, key ? { 'Idempotency-Key': key } : {})
  }

  async send(
    method: string,
    path: string,
    body: string | FormData | undefined,
    headers: Record<string, string>,
  ): Promise<Reply> {
    const auth: Record<string, string> = this.token ? { Authorization: `Bearer ${this.token}` } : {}
    const response = await fetch(this.url + path, {
      method,
      body,
      headers: { ...auth, ...headers },
      redirect: 'manual',
    })
    const bytes = await response.arrayBuffer()
    const json = response.headers.get('content-type')?.includes('json')
    return {
      status: response.status,
      headers: response.headers,
      body: json ? JSON.parse(new TextDecoder().decode(bytes)) : Buffer.from(bytes),
    }
  }
}
