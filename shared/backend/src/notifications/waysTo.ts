import { isTemplateTitle, type Template } from '@jinlin/domain/notifications/templates'
import { type Account, AccountModel } from '../accounts/AccountModel'
import { askTogether } from '../infra/askTogether'
import { Cached } from '../infra/cached'
import { op } from '../infra/defineModel'
import { serverEnv } from '../infra/env'
import { userTogether } from '../people/userTogether'
import type { CustomerWindow } from './CustomerWindowModel'
import { isClosed } from './closedChannels'
import { isOpenAt, windowOf } from './customerWindow'
import type { Channel, Notification } from './NotificationModel'
import { consentOf } from './subscriptions'

/** One way to a person now: through which app, as whom, and how. `accountKey` is absent for the mini-program, `template` in a window. */
export type Way = { channel: Channel; appId: string; openid: string; accountKey?: string; template?: Template }
/** The ways to a person now, the best first: their open windows, and what is asked for only when none of those goes: a template, what they allowed. */
export type Ways = { windows: Way[]; letters: () => Promise<Way[]> }

type Named = Pick<Account, '_id' | 'appId' | 'templates' | 'subscriptions'>
type News = Pick<Notification, 'userId' | 'accountKey' | 'title' | 'facts' | 'priority'>
/** Where a person is known: on an account with what is known of them there, or in the mini-program. */
type Place = { appId: string; openid: string; account?: Named; window?: CustomerWindow }

/** Accounts come and go seldom: a new one is used after this time, in milliseconds. */
const accountMs = 5000
const accounts = new Cached<Named | undefined>(accountMs)
/** News from this number on waits for the next message that goes anyway. */
export const restPriority = 5

const accountOf = askTogether(async (appIds) => {
  const found = await AccountModel.find({ appId: op({ $in: appIds }) })
    .select('appId templates subscriptions')
    .lean()
  return new Map(found.map((each): [string, Named] => [each.appId, each]))
})

/** Where a person can be written to, the account of the case first, then the one used last; whoever left an account is not there. */
async function placesOf(openids: readonly string[], { accountKey }: News): Promise<Place[]> {
  const found = (await Promise.all(openids.map(placeOf))).flat()
  const rank = ({ account }: Place) => (account && account._id === accountKey ? 0 : 1)
  const lastAt = ({ window }: Place) => window?.lastAt.getTime() ?? 0
  return found.sort((a, b) => rank(a) - rank(b) || lastAt(b) - lastAt(a))
}

async function placeOf(named: string): Promise<Place[]> {
  const split = named.indexOf(':')
  const place = { appId: named.slice(0, split), openid: named.slice(split + 1) }
  if (place.appId === serverEnv().MINIAPP_ID) return [place]
  const account = await accounts.get(place.appId, () => accountOf(place.appId))
  const window = account && (await windowOf(account._id, place.openid))
  return !account || window?.leftAt ? [] : [{ ...place, account, ...(window && { window }) }]
}

const wayOf = ({ appId, openid, account }: Place, channel: Channel, template?: Template): Way => ({
  channel,
  appId,
  openid,
  ...(account && { accountKey: account._id }),
  ...(template && { template }),
})

const templateFor = ({ title, facts }: News, templates: Account['templates']): Template | undefined =>
  title && facts && isTemplateTitle(title) ? templates?.[title] : undefined

const templateWays = (news: News, places: readonly Place[]): Way[] =>
  places.flatMap((place) => {
    const template = place.window?.blockedAt ? undefined : templateFor(news, place.account?.templates)
    return template ? [wayOf(place, 'template', template)] : []
  })

async function allowedWays(news: News, places: readonly Place[]): Promise<Way[]> {
  const ways = places.map(async (place): Promise<Way[]> => {
    const { appId, openid, account } = place
    const template = templateFor(news, account ? account.subscriptions : serverEnv().MINIAPP_TEMPLATES)
    if (!template) return []
    const { credits } = await consentOf({ appId, openid, templateId: template.id })
    return credits > 0 ? [wayOf(place, 'subscribe', template)] : []
  })
  return (await Promise.all(ways)).flat()
}

/** Those that work now: neither is their number of the day used up nor their template set wrongly. */
async function working(ways: readonly Way[], now: Date): Promise<Way[]> {
  const works = await Promise.all(
    ways.map(async ({ appId, channel, template }) => {
      if (await isClosed(`${appId}|${channel}`, now)) return false
      return !template || !(await isClosed(`${appId}|${template.id}`, now))
    }),
  )
  return ways.filter((_, index) => works[index])
}

/** The ways to a person with this news now; none for the rest, which goes along with other news. `gone` when there is no such person. */
export const waysTo = async (news: News, now: Date): Promise<Ways | 'gone'> => {
  const user = await userTogether(news.userId)
  if (!user) return 'gone'
  if (news.priority >= restPriority) return { windows: [], letters: async () => [] }
  const places = await placesOf(user.openids, news)
  const open = places.filter(({ window }) => window && isOpenAt(window, now))
  const windows = await working(
    open.map((place) => wayOf(place, 'customer')),
    now,
  )
  const letters = async () => working([...templateWays(news, places), ...(await allowedWays(news, places))], now)
  return { windows, letters }
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
