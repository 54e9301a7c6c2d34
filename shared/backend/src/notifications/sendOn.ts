import { templateData } from '@jinlin/domain/notifications/templates'
import { serverEnv } from '../infra/env'
import { sendOfAccount, sendOfMiniProgram, sendTemplate, type TemplateMessage } from '../wechat/templates'
import { wechatFor } from '../wechat/wechatClient'
import { returnMessage, type Taken, takeMessage } from './customerWindow'
import { type Notification, NotificationModel } from './NotificationModel'
import { returnCredit, takeCredit } from './subscriptions'
import type { Way } from './waysTo'

/** 待确认 may use the last message of a window. */
const mustAnswer = 2

/** What was taken of a person's allowance for one message; `giveBack` when it surely did not leave. */
export type Allowance = { giveBack: () => Promise<void> }
const unlimited: Allowance = { giveBack: async () => {} }

const fromWindow = async ({ accountKey, openid }: Way, { priority }: Notification, now: Date) => {
  if (!accountKey) return undefined
  const part: Taken | false = await takeMessage(accountKey, openid, { reserved: priority === mustAnswer }, now)
  return part ? { giveBack: () => returnMessage(accountKey, openid, part) } : undefined
}

const fromCredits = async ({ appId, openid, template }: Way) => {
  if (!template) return undefined
  const who = { appId, openid, templateId: template.id }
  return (await takeCredit(who)) ? { giveBack: () => returnCredit(who) } : undefined
}

/** Takes one message out of what WeChat and the person allow on this way; undefined when nothing is left. */
export const takeAllowance = async (way: Way, row: Notification, now: Date): Promise<Allowance | undefined> => {
  if (way.channel === 'customer') return fromWindow(way, row, now)
  return way.channel === 'subscribe' ? fromCredits(way) : unlimited
}

/** Notes that a message by template is about to leave: whoever finds it half done knows which. */
export const noteTrying = async (
  { _id }: Notification,
  { channel, appId, template }: Way,
  now: Date,
): Promise<void> => {
  if (!template) return
  const trying = { channel, appId, templateId: template.id, since: now }
  await NotificationModel.updateOne({ _id, state: 'sending' }, { $set: { trying } })
}

/** One request to WeChat, whatever the way; WeChat's number of a template message. Throws what the client throws. */
export const sendOn = async (row: Notification, way: Way, text: string): Promise<string | undefined> => {
  const wechat = await wechatFor(way.appId)
  const { template, openid, channel, accountKey } = way
  const { facts } = row
  if (channel === 'customer' || !template || !facts) {
    await wechat.sendText(openid, text)
    return undefined
  }
  const page = `pages/case/index?id=${encodeURIComponent(row.caseId)}`
  const message: TemplateMessage = { openid, templateId: template.id, data: templateData(facts, template), page }
  const { MINIAPP_ID } = serverEnv()
  if (channel === 'template') return sendTemplate(wechat, message, row._id, MINIAPP_ID)
  return accountKey ? sendOfAccount(wechat, message, MINIAPP_ID) : sendOfMiniProgram(wechat, message)
}
