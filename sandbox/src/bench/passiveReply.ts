import type { Addresses } from '../processes/addresses'
import { buildMessage } from '../wechat/buildMessage'
import { seal, sign } from '../wechat/seal'
import { askStatus } from '../words/load'

/** Milliseconds of so many passive replies to 查询, each from another person, `flight` at a time, signed and sealed as the account's mode asks. */
export async function passiveReplies(addresses: Addresses, count: number, flight: number): Promise<number[]> {
  const account = addresses.accounts[0]
  if (!account) throw new Error('The town has no account')
  const times: number[] = []
  let next = 0
  const lane = async () => {
    while (next < count) {
      const { url, body } = message(addresses, account, next++)
      const start = performance.now()
      const answer = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'text/xml' } })
      const text = await answer.text()
      if (!answer.ok || !text.includes('<xml>'))
        throw new Error(`The account answered ${answer.status}: ${text.slice(0, 80)}`)
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: flight }, lane))
  return times
}

function message(addresses: Addresses, account: Addresses['accounts'][number], i: number) {
  const seconds = Math.floor(Date.now() / 1000)
  const openid = `bench-writer-${seconds}-${i}`
  const xml = buildMessage(
    { accountKey: account.key, openid, type: 'text', text: askStatus },
    account.originalId,
    seconds,
    `9${Date.now()}${i}`,
  )
  const query = new URLSearchParams({ timestamp: String(seconds), nonce: `n${i}`, openid })
  query.set('signature', sign(account.token, String(seconds), `n${i}`))
  if (account.mode === 'plain') return { url: `${addresses.api}/wechat/${account.key}?${query}`, body: xml }
  const encrypted = seal(xml, account.encodingAesKey, account.appId)
  query.set('encrypt_type', 'aes')
  query.set('msg_signature', sign(account.token, String(seconds), `n${i}`, encrypted))
  const body = `<xml><ToUserName>${account.originalId}</ToUserName><Encrypt>${encrypted}</Encrypt></xml>`
  return { url: `${addresses.api}/wechat/${account.key}?${query}`, body }
}
