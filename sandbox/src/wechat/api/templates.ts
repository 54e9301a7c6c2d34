import { accountOfApp } from '../appOf'
import { deliver } from '../deliver'
import { errcode } from '../errors'
import { type Call, type Handler, textIn } from '../http'
import { makeMsgId } from '../makeId'
import { miniPush } from '../miniPush'
import { personOf } from '../personOf'
import { noteUndelivered } from '../refusals'
import { cardText, refuseTemplate, templateCard } from '../templateCard'
import { takeConsent } from '../templateControls'
import type { ChatMessage } from '../types'
import { clockOf, show, type World } from '../world'

/** WeChat knows a client_msg_id again for ten minutes. */
const knownAgainMs = 10 * 60_000
/** The event that tells how a sending ended comes a moment after its answer. */
const eventMs = 50

const later = (act: () => Promise<unknown>) => void setTimeout(() => void act(), eventMs).unref()

const put = (
  world: World,
  via: 'template' | 'subscribe',
  whom: Pick<ChatMessage, 'accountKey' | 'openid'>,
  body: Record<string, unknown>,
) => {
  const card = templateCard(world, body)
  show(world, { ...whom, from: 'account', via, type: via, text: cardText(card), cards: [card], data: body })
}

/** The number an account's message is refused with: for its template, or for somebody whom the account does not know; 0 when it may go. */
function refuseOfAccount(world: World, { key }: { key: string }, body: Record<string, unknown>): number {
  const openid = textIn(body, 'touser')
  return refuseTemplate(world, body) || (personOf(world, openid)?.accountOpenids[key] === openid ? 0 : 40003)
}

/** `POST /cgi-bin/message/template/send`: a card for whoever follows, then the event that tells how it ended. Repeats of a client_msg_id are dropped. */
export const templateSend: Handler = ({ world, json, appId }) => {
  const body = json()
  const openid = textIn(body, 'touser')
  const account = accountOfApp(world, appId)
  if (!account) return errcode(48001)
  const refused = refuseOfAccount(world, account, body)
  if (refused) return errcode(refused)
  if (!world.followers.has(openid)) return errcode(43004)
  const clientId = textIn(body, 'client_msg_id')
  const known = clientId ? world.templateIds.get(`${appId}:${clientId}`) : undefined
  if (known && clockOf(world) - known.at < knownAgainMs) return errcode(0, { msgid: known.msgid })
  const msgid = makeMsgId()
  world.templateIds.set(`${appId}:${clientId}`, { msgid, at: clockOf(world) })
  const whom = { accountKey: account.key, openid }
  const blocked = world.blockers.has(openid)
  if (blocked) noteUndelivered(world, whom, 'blocked')
  else put(world, 'template', whom, body)
  const status = blocked ? 'failed:user block' : 'success'
  later(() => deliver(world, { ...whom, type: 'TEMPLATESENDJOBFINISH', sentId: msgid, status }, account))
  return errcode(0, { msgid })
}

/** `POST /cgi-bin/message/subscribe/bizsend`: one message that the person allowed the account, then the event that tells how it ended. */
export const bizSend: Handler = ({ world, json, appId }) => {
  const body = json()
  const openid = textIn(body, 'touser')
  const account = accountOfApp(world, appId)
  if (!account) return errcode(48001)
  const refused = refuseOfAccount(world, account, body)
  if (refused) return errcode(refused)
  const templateId = textIn(body, 'template_id')
  if (!takeConsent(world, openid, templateId)) return errcode(43101)
  const whom = { accountKey: account.key, openid }
  put(world, 'subscribe', whom, body)
  const sentId = makeMsgId()
  const templates = [{ templateId, sentId, status: 'success', code: 0 }]
  later(() => deliver(world, { ...whom, type: 'subscribe_msg_sent_event', templates }, account))
  return errcode(0, { msgid: sentId })
}

/** `POST /cgi-bin/message/subscribe/send` of the mini-program: one message that the person allowed, shown among WeChat's service notices; then its push tells how it ended. */
export const subscribeSend: Handler = ({ world, json, appId }: Call) => {
  const body = json()
  const openid = textIn(body, 'touser')
  if (appId !== world.options.miniappId) return errcode(48001)
  const refused = refuseTemplate(world, body)
  if (refused) return errcode(refused)
  if (personOf(world, openid)?.openid !== openid) return errcode(40003)
  if (!takeConsent(world, openid, textIn(body, 'template_id'))) return errcode(43101)
  put(world, 'subscribe', { accountKey: '', openid }, body)
  const sentId = makeMsgId()
  const push = miniPush(world)
  const templates = [{ templateId: textIn(body, 'template_id'), sentId, status: 'success', code: 0 }]
  const told = { openid, type: 'subscribe_msg_sent_event', templates }
  if (push) later(() => deliver(world, { ...told, accountKey: push.key }, push))
  return errcode(0, { msgid: sentId })
}
