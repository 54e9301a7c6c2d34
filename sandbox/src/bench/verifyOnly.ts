import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sign, unseal } from '../wechat/seal'
import type { BenchAccount } from './callbackMessages'

/** The ceiling beside the callback: a process of its own that checks signature and seal and says `success`, nothing else. The account stands in the environment. */
const account = JSON.parse(process.env.BENCH_ACCOUNT ?? '{}') as BenchAccount

const verified = (query: URLSearchParams, body: string): boolean => {
  const get = (name: string) => query.get(name) ?? ''
  if (account.mode === 'plain') return get('signature') === sign(account.token, get('timestamp'), get('nonce'))
  const sealed = /<Encrypt>(?:<!\[CDATA\[)?([^<\]]+)/.exec(body)?.[1] ?? ''
  if (get('msg_signature') !== sign(account.token, get('timestamp'), get('nonce'), sealed)) return false
  return unseal(sealed, account.encodingAesKey).appId === account.appId
}

const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.once('end', () => {
    const query = new URL(request.url ?? '/', 'http://bench').searchParams
    response.statusCode = verified(query, Buffer.concat(parts).toString()) ? 200 : 403
    response.end('success')
  })
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
