import { isTemplateTitle, type Template } from '@jinlin/domain/notifications/templates'
import { type Account, AccountModel } from '../accounts/AccountModel'
import { askTogether } from '../infra/askTogether'
import { Cached } from '../infra/cached'
import { op } from '../infra/defineModel'
import { serverEnv } from '../infra/env'
import { userTogether } from '../people/userTogether'
import { isClosed } from './closedChannels'
import { isOpenAt, windowOf } from './customerWindow'
import type { Channel, Notification } from './NotificationModel'
import { consentOf } from './subscriptions'

/** One way to a person now: through which app, as whom, and how. `accountKey` is absent for the mini-program, `template` in a window. */
export type Way = { channel: Channel; appId: string; openid: string; accountKey?: string; template?: Template }

type Named = Pick<Account, '_id' | 'appId' | 'templates' | 'subscriptions'>
type News = Pick<Notification, 'userId' | 'accountKey' | 'title' | 'facts' | 'priority'>
/** A way with what puts it in order: the channel, the account of the case, the one used last. */
type Ranked = Way & { rank: number; lastAt: number }

/** Accounts come and go seldom: a new one is used after this time, in milliseconds. */
const accountMs = 5000
const accounts = new Cached<Named | undefined>(accountMs)
/** News from this number on waits for the next message that goes anyway. */
export const restPriority = 5
const order: readonly Channel[] = ['customer', 'template', 'subscribe']

const accountOf = askTogether(async (appIds) => {
  const found = await AccountModel.find({ appId: op({ $in: appIds }) })
    .select('appId templates subscriptions')
    .lean()
  return new Map(found.map((each): [string, Named] => [each.appId, each]))
})

const templateFor = ({ title, facts }: News, templates: Account['templates']): Template | undefined =>
  title && facts && isTemplateTitle(title) ? templates?.[title] : undefined

async function subscribed(way: Way, template: Template | undefined): Promise<Way[]> {
  if (!template) return []
  const { credits } = await consentOf({ appId: way.appId, openid: way.openid, templateId: template.id })
  return credits > 0 ? [{ ...way, channel: 'subscribe', template }] : []
}

async function onAccount(account: Named, openid: string, news: News, now: Date): Promise<Ranked[]> {
  const { _id: accountKey, appId } = account
  const window = await windowOf(accountKey, openid)
  if (window?.leftAt) return []
  const way = { appId, openid, accountKey, channel: 'customer' as const }
  const template = window?.blockedAt ? undefined : templateFor(news, account.templates)
  const found: Way[] = [
    ...(window && isOpenAt(window, now) ? [way] : []),
    ...(template ? [{ ...way, channel: 'template' as const, template }] : []),
    ...(await subscribed(way, templateFor(news, account.subscriptions))),
  ]
  const rank = accountKey === news.accountKey ? 0 : 1
  return found.map((each) => ({ ...each, rank, lastAt: window?.lastAt.getTime() ?? 0 }))
}

async function onMiniProgram(appId: string, openid: string, news: News): Promise<Ranked[]> {
  const template = templateFor(news, serverEnv().MINIAPP_TEMPLATES)
  const found = await subscribed({ appId, openid, channel: 'subscribe' }, template)
  return found.map((way) => ({ ...way, rank: 1, lastAt: 0 }))
}

async function waysOf(named: string, news: News, now: Date): Promise<Ranked[]> {
  const split = named.indexOf(':')
  const appId = named.slice(0, split)
  const openid = named.slice(split + 1)
  if (appId === serverEnv().MINIAPP_ID) return onMiniProgram(appId, openid, news)
  const account = await accounts.get(appId, () => accountOf(appId))
  return account ? onAccount(account, openid, news, now) : []
}

/** Whether a way works now: neither its number of the day is used up nor its template set wrongly. */
async function works({ appId, channel, template }: Way, now: Date): Promise<boolean> {
  if (await isClosed(`${appId}|${channel}`, now)) return false
  return !template || !(await isClosed(`${appId}|${template.id}`, now))
}

/**
 * The ways to a person with this news now, the best first: a window (the account of the case, then the one used last), a template, what they allowed;
 * none for the rest, which goes along with other news. `gone` when there is no such person.
 */
export const waysTo = async (news: News, now: Date): Promise<Way[] | 'gone'> => {
  const user = await userTogether(news.userId)
  if (!user) return 'gone'
  if (news.priority >= restPriority) return []
  const found = (await Promise.all(user.openids.map((named) => waysOf(named, news, now)))).flat()
  const working = await Promise.all(found.map((way) => works(way, now)))
  const place = ({ channel }: Way) => order.indexOf(channel)
  return found
    .filter((_, index) => working[index])
    .sort((a, b) => place(a) - place(b) || a.rank - b.rank || b.lastAt - a.lastAt)
}

/** The one way that a template message under way began on; undefined when the person or the template is not there any more. */
export async function wayOfTrying({ userId, trying, title }: Notification): Promise<Way | undefined> {
  const user = trying && (await userTogether(userId))
  const named = user?.openids.find((each) => each.startsWith(`${trying?.appId}:`))
  if (!trying || !named) return undefined
  const account = await accounts.get(trying.appId, () => accountOf(trying.appId))
  const template = title && account?.templates?.[title]
  if (!account || template?.id !== trying.templateId) return undefined
  const openid = named.slice(trying.appId.length + 1)
  return { channel: 'template', appId: trying.appId, openid, accountKey: account._id, template }
}
