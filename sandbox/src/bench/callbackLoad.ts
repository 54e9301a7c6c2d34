import { Agent, request } from 'node:http'
import { noPromise, type Promised, promisedIn } from '../load/promised'
import { checkReply } from '../wechat/checkReply'
import type { BenchAccount, ReadyMessage } from './callbackMessages'

/** What became of a load: ms of each answer, how many were no valid answer, how many came without words, and what the answers promised, by person. */
export type Loaded = { times: number[]; invalid: string[]; silent: number; promised: Map<string, Promised> }

/** Sends the messages at a steady rate whether or not the answers keep up, as WeChat does, and holds each answer against what WeChat demands. */
export async function sendAtRate(
  base: string,
  account: BenchAccount,
  messages: readonly ReadyMessage[],
  perSecond: number,
): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1024 })
  const loaded: Loaded = { times: [], invalid: [], silent: 0, promised: new Map() }
  const start = performance.now()
  const flights: Promise<void>[] = []
  for (let i = 0; i < messages.length; ) {
    const due = Math.min(messages.length, Math.floor(((performance.now() - start) / 1000) * perSecond) + 1)
    for (; i < due; i += 1) flights.push(one(agent, base, account, messages[i] as ReadyMessage, loaded))
    await new Promise((resolve) => setTimeout(resolve, 4))
  }
  await Promise.all(flights)
  agent.destroy()
  return loaded
}

async function one(agent: Agent, base: string, account: BenchAccount, message: ReadyMessage, loaded: Loaded) {
  const begun = performance.now()
  const answer = await post(agent, base, message).catch((error: Error) => ({ status: 0, text: error.message }))
  loaded.times.push(performance.now() - begun)
  if (answer.status !== 200) return void loaded.invalid.push(`${answer.status} ${answer.text.slice(0, 80)}`)
  const checked = checkReply(answer.text, message.openid, account, Date.now())
  if ('problem' in checked) return void loaded.invalid.push(checked.problem)
  if ('silent' in checked) loaded.silent += 1
  else notePromises(loaded, message.openid, checked.text)
}

function notePromises({ promised }: Loaded, openid: string, text: string) {
  const told = promisedIn(text, promised.get(openid))
  if (told !== noPromise) promised.set(openid, told)
}

const post = (agent: Agent, base: string, { path, body }: ReadyMessage) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const headers = { 'content-type': 'text/xml', 'content-length': Buffer.byteLength(body) }
    const ask = request(base + path, { agent, method: 'POST', headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.once('error', reject)
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() }))
    })
    ask.setTimeout(10_000, () => ask.destroy(new Error('no answer in 10 s')))
    ask.once('error', reject)
    ask.end(body)
  })
