import { forgetEnv } from '@jinlin/backend/infra/env'
import { callbackRequest } from '../../testing/callbackRequest'
import { type Secrets, sealText, signatureOf } from '../envelope'

/** The mini-program of the tests as its page at WeChat has it; `key` = the end of its address. */
export const mini = {
  key: 'mini/wx_mini',
  appId: 'wx_mini',
  originalId: 'gh_mini0001',
  token: 'tokenOfMini',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}
type Mode = 'plain' | 'compat' | 'safe'

/** Sets up the push of the mini-program in this mode. */
export function setMini(mode: Mode) {
  Object.assign(process.env, {
    MINIAPP_ID: mini.appId,
    MINIAPP_ORIGINAL_ID: mini.originalId,
    MINIAPP_PUSH_TOKEN: mini.token,
    MINIAPP_PUSH_KEY: mini.encodingAesKey,
    MINIAPP_PUSH_MODE: mode,
  })
  forgetEnv()
}

/** An event as it stands in WeChat's documents: the list as one object when it has one item. */
export const eventJson = (event: string, list: object[], more: object = {}) =>
  JSON.stringify({
    ToUserName: mini.originalId,
    FromUserName: 'o-mini',
    CreateTime: Math.floor(Date.now() / 1000),
    MsgType: 'event',
    Event: event,
    List: list.length === 1 ? list[0] : list,
    ...more,
  })

/** The same event in XML; its group has the event's name in big letters. */
export const eventXml = (event: string, group: string, list: Record<string, string>[]) => {
  const items = list.map(
    (item) =>
      `<List>${Object.entries(item)
        .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
        .join('')}</List>`,
  )
  return `<xml><ToUserName><![CDATA[${mini.originalId}]]></ToUserName><FromUserName><![CDATA[o-mini]]></FromUserName><CreateTime>${Math.floor(Date.now() / 1000)}</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[${event}]]></Event><${group}>${items.join('')}</${group}></xml>`
}

/** One delivery of this text as WeChat makes it: JSON in an envelope of JSON, XML in one of XML. */
export function miniRequest(mode: Mode, text: string, seal: Partial<Secrets> = {}) {
  if (!text.startsWith('{')) return callbackRequest({ ...mini, mode } as never, { xml: text, seal })
  const timestamp = String(Math.floor(Date.now() / 1000))
  const query = new URLSearchParams({ signature: signatureOf(mini.token, timestamp, 'n'), timestamp, nonce: 'n' })
  if (mode === 'plain') return { query, body: text }
  const Encrypt = sealText(text, { ...mini, ...seal })
  query.set('encrypt_type', 'aes')
  query.set('msg_signature', signatureOf(mini.token, timestamp, 'n', Encrypt))
  const open = mode === 'safe' ? { ToUserName: mini.originalId } : (JSON.parse(text) as object)
  return { query, body: JSON.stringify({ ...open, Encrypt }) }
}
