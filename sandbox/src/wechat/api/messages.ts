import { chatKinds } from '../../words/wechat'
import { deliver } from '../deliver'
import { errcode } from '../errors'
import { type Call, type Handler, textIn } from '../http'
import { useWindow } from '../windows'
import { accountOfApp, makeMsgId, personOf, show } from '../world'

/** `POST /cgi-bin/message/custom/send`: shown in the chat while the person's window is open. */
export const customSend: Handler = ({ world, json, appId }) => {
  const body = json()
  const touser = textIn(body, 'touser')
  const account = accountOfApp(world, appId)
  if (!account) return errcode(48001)
  if (account && personOf(world, touser)?.accountOpenids[account.key] !== touser) return errcode(40003)
  if (!world.followers.has(touser)) return errcode(43004)
  const type = textIn(body, 'msgtype')
  const content = body[type] as Record<string, unknown> | undefined
  if (!content || typeof content !== 'object') return errcode(47001)
  const refused = useWindow(world, touser)
  if (refused) return errcode(refused)
  const text = typeof content.content === 'string' ? content.content : (chatKinds[type] ?? `［${type}］`)
  show(world, { accountKey: account.key, openid: touser, from: 'account', via: 'custom', type, text, data: content })
  return errcode(0)
}

/** `POST /cgi-bin/message/template/send`: a card in the chat, then the event that it arrived. Repeats of a client_msg_id are dropped. */
export const templateSend: Handler = ({ world, json, appId }) => {
  const body = json()
  const touser = textIn(body, 'touser')
  const account = accountOfApp(world, appId)
  if (!account) return errcode(48001)
  const refused = refuseTemplate(body)
  if (refused) return refused
  if (personOf(world, touser)?.accountOpenids[account.key] !== touser) return errcode(40003)
  if (!world.followers.has(touser)) return errcode(43004)
  const repeatKey = `${appId}:${textIn(body, 'client_msg_id')}`
  const known = textIn(body, 'client_msg_id') ? world.templateIds.get(repeatKey) : undefined
  if (known) return errcode(0, { msgid: known })
  const msgid = makeMsgId()
  world.templateIds.set(repeatKey, msgid)
  show(world, {
    accountKey: account.key,
    openid: touser,
    from: 'account',
    via: 'template',
    type: 'template',
    text: wordsOf(body.data),
    data: body,
  })
  setTimeout(
    () => void deliver(world, { accountKey: account.key, openid: touser, type: 'TEMPLATESENDJOBFINISH' }, account),
    50,
  ).unref()
  return errcode(0, { msgid })
}

/** `POST /cgi-bin/message/subscribe/send` of the mini-program: one-off news the person allowed. */
export const subscribeSend: Handler = ({ world, json }: Call) => {
  const body = json()
  const touser = textIn(body, 'touser')
  const refused = refuseTemplate(body)
  if (refused) return refused
  if (!personOf(world, touser)) return errcode(40003)
  if (world.refusedTemplates.has(`${touser}:${textIn(body, 'template_id')}`)) return errcode(43101)
  const msgid = makeMsgId()
  show(world, {
    accountKey: '',
    openid: touser,
    from: 'account',
    via: 'subscribe',
    type: 'subscribe',
    text: wordsOf(body.data),
    data: body,
  })
  return errcode(0, { msgid })
}

function refuseTemplate(body: Record<string, unknown>) {
  if (!textIn(body, 'template_id')) return errcode(40037)
  const data = body.data
  if (!data || typeof data !== 'object') return errcode(47003)
  const whole = Object.values(data).every((field) => typeof (field as { value?: unknown } | null)?.value === 'string')
  return whole ? undefined : errcode(47003)
}

const wordsOf = (data: unknown) =>
  Object.values((data ?? {}) as Record<string, { value?: string }>)
    .map((field) => field.value ?? '')
    .join('\n')
