import { AccountModel } from '@jinlin/backend/accounts/AccountModel'
import { forgetEnv } from '@jinlin/backend/infra/env'
import { seal } from '@jinlin/backend/register/vault'
import { type Secrets, sealText, signatureOf } from '../wechat/envelope'

/** Accounts of the tests: one in each mode. */
export const testAccounts = (['plain', 'compat', 'safe'] as const).map((mode) => ({
  key: mode,
  mode,
  originalId: `gh_${mode}`,
  appId: `wx_${mode}`,
  token: `token-${mode}`,
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}))
export type TestAccount = (typeof testAccounts)[number]

/** Plain mode may be used, and nothing of these tests may reach the real WeChat: this port is closed. */
function allowPlain() {
  process.env.WECHAT_ENDPOINT ??= 'http://127.0.0.1:9'
  process.env.WECHAT_PLAIN = '1'
  forgetEnv()
}

/** Stores the accounts of the tests, sealed, and lets the plain one be used. */
export async function storeAccounts(areaPath: string) {
  allowPlain()
  await AccountModel.create(
    testAccounts.map(({ key, mode, originalId, appId, token, encodingAesKey }) => {
      const sealed = (field: string, value: string) => seal(value, { collection: 'accounts', id: key, field })
      const secrets = {
        secret: sealed('secret', 's'),
        token: sealed('token', token),
        encodingAesKey: sealed('encodingAesKey', encodingAesKey),
      }
      return { _id: key, name: '12111', appId, originalId, mode, areaPath, ...secrets }
    }),
  )
}

type Message = {
  openid?: string
  msgId?: string
  fields?: string
  xml?: string
  timestamp?: number
  seal?: Partial<Secrets>
}

/** One delivery as WeChat makes it for this account; everything can be bent. */
export function callbackRequest(account: TestAccount, message: Message = {}) {
  const {
    openid = 'o-aunt',
    msgId = '23456789012345678',
    fields = '<MsgType>text</MsgType><Content><![CDATA[路灯不亮]]></Content>',
  } = message
  const seconds = message.timestamp ?? Math.floor(Date.now() / 1000)
  const xml =
    message.xml ??
    `<xml><ToUserName><![CDATA[${account.originalId}]]></ToUserName><FromUserName><![CDATA[${openid}]]></FromUserName><CreateTime>${seconds}</CreateTime>${fields}<MsgId>${msgId}</MsgId></xml>`
  const timestamp = String(seconds)
  const nonce = '4711'
  const query = new URLSearchParams({
    signature: signatureOf(account.token, timestamp, nonce),
    timestamp,
    nonce,
    openid,
  })
  if (account.mode === 'plain') return { query, body: xml }
  const { signed, body } = sealedBody(account, xml, { ...account, ...message.seal })
  query.set('encrypt_type', 'aes')
  query.set('msg_signature', signatureOf(account.token, timestamp, nonce, signed))
  return { query, body }
}

/** The body of the modes with AES, and the part of it that is signed: `safe` shows the envelope alone, `compat` both. */
function sealedBody({ mode, originalId }: TestAccount, xml: string, secrets: Secrets) {
  const signed = sealText(xml, secrets)
  const envelope = `<Encrypt><![CDATA[${signed}]]></Encrypt>`
  const safe = `<xml><ToUserName><![CDATA[${originalId}]]></ToUserName>${envelope}</xml>`
  return { signed, body: mode === 'safe' ? safe : xml.replace('</xml>', `${envelope}</xml>`) }
}
