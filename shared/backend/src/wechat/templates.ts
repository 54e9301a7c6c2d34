import { createHash } from 'node:crypto'
import type { WechatClient } from './wechatClient'

/** One message by a template: `data` by the names of its fields; `page` opens in the mini-program. */
export type TemplateMessage = {
  openid: string
  templateId: string
  data: Record<string, { value: string }>
  page: string
}

/** WeChat drops a second template message with the same id for ten minutes: it is made of the notification's own. */
export const clientMessageId = (id: string): string => createHash('sha1').update(id).digest('hex')

/** WeChat's own number of a message as we keep and compare it: it is longer than a number of JSON holds, and comes back as text. */
export const messageNumber = (id: unknown): string | undefined =>
  typeof id === 'string' || typeof id === 'number' ? String(Number(id)) : undefined

/** A template message of a service account; the same `id` twice within ten minutes arrives once. Resolves to WeChat's number of it. */
export async function sendTemplate(
  wechat: WechatClient,
  { openid, templateId, data, page }: TemplateMessage,
  id: string,
  miniappId: string,
): Promise<string | undefined> {
  const miniprogram = miniappId === '' ? {} : { miniprogram: { appid: miniappId, pagepath: page } }
  const body = { touser: openid, template_id: templateId, data, client_msg_id: clientMessageId(id), ...miniprogram }
  return messageNumber((await wechat.call('/cgi-bin/message/template/send', body)).msgid)
}

/** A subscription message of the mini-program; takes one of what the person allowed. */
export async function sendOfMiniProgram(
  wechat: WechatClient,
  { openid, templateId, data, page }: TemplateMessage,
): Promise<string | undefined> {
  const body = { touser: openid, template_id: templateId, data, page }
  return messageNumber((await wechat.call('/cgi-bin/message/subscribe/send', body)).msgid)
}

/** A subscription message of an account; takes one of what the person allowed. */
export async function sendOfAccount(
  wechat: WechatClient,
  { openid, templateId, data, page }: TemplateMessage,
  miniappId: string,
): Promise<string | undefined> {
  const miniprogram = miniappId === '' ? {} : { miniprogram: { appid: miniappId, pagepath: page } }
  const body = { touser: openid, template_id: templateId, data, ...miniprogram }
  return messageNumber((await wechat.call('/cgi-bin/message/subscribe/bizsend', body)).msgid)
}
