import type { TemplateTitle } from '@jinlin/domain/notifications/templates'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { AccountModel } from '../../accounts/AccountModel'
import { UserModel } from '../../people/UserModel'
import { seal } from '../../register/vault'
import { ClosedChannelModel } from '../ClosedChannelModel'
import { CustomerWindowModel } from '../CustomerWindowModel'
import { forgetClosed } from '../closedChannels'
import { noteInbound } from '../customerWindow'
import { type Notification, NotificationModel } from '../NotificationModel'
import { SendResultModel } from '../SendResultModel'
import { SubscriptionModel } from '../SubscriptionModel'
import { type Manner, platform, resetPlatform, startPlatform } from './platform'

/** The moment these tests begin at: tomorrow, 11:00 in Shanghai, so that nothing they store is forgotten for its age meanwhile. */
export const now = new Date(`${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T03:00:00Z`)
/** So many seconds after it. */
export const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

const facts = { matter: '路灯', place: '3 号楼旁', who: '王**', latest: '2026年11月26日 14:20' }
let serial = 0

/** News of no case for `aunt`, stored as it waits to be sent. */
export async function aNews(patch: Partial<Notification> = {}): Promise<Notification> {
  serial += 1
  const title: TemplateTitle = 'accepted'
  const text = `第 ${serial} 条`
  const row: Notification = {
    _id: `n-${serial}`,
    caseId: '',
    seq: serial,
    userId: 'aunt',
    text,
    priority: 1,
    to: 'reporter',
    title,
    facts: { ...facts, next: text },
    at: now,
    state: 'pending',
    attempts: 0,
    dueAt: now,
    ...patch,
  }
  await NotificationModel.create([row])
  return row
}
/** How it stands with a piece of news by now. */
export const rowOf = async ({ _id }: Pick<Notification, '_id'>): Promise<Notification> => {
  const found = await NotificationModel.findById(_id).lean()
  if (!found) throw new Error(`no news ${_id}`)
  return found
}

/** By which ways messages reached the person, in their order. */
export const waysTaken = () => platform.arrived.map(({ api }) => api)
/** The person writes to the service account, so that its window is open. */
export const write = () => noteInbound('service', 'o-service', 'message', now)
/** From now on the platform answers so, by the way a message comes. */
export const answers = (by: Record<string, Manner>) => {
  platform.next = (api) => by[api] ?? 0
}

const accountOf = (key: string, channels: object) => ({
  _id: key,
  name: key,
  appId: `wx${key}`,
  originalId: `gh${key}`,
  areaPath: '1509/150902',
  token: 't',
  encodingAesKey: 'k',
  mode: 'plain' as const,
  secret: seal('s', { collection: 'accounts', id: key, field: 'secret' }),
  ...channels,
})

/** No news, no windows, nothing allowed, and a platform that takes everything. */
export async function freshChannels(): Promise<void> {
  resetPlatform()
  forgetClosed()
  const all = [NotificationModel, CustomerWindowModel, SubscriptionModel, ClosedChannelModel, SendResultModel]
  await Promise.all(all.map((model) => (model as typeof NotificationModel).deleteMany({})))
}

/** A service account with a template, an account that writes to whom allows it, a mini-program, and `aunt`, whom all of them know; after `useStores()`. */
export function useChannels(): void {
  let stop: () => void
  beforeAll(async () => {
    process.env.MINIAPP_ID = 'wxmini'
    process.env.MINIAPP_SECRET = 's'
    process.env.MINIAPP_TEMPLATES = '{"accepted":{"id":"M"}}'
    stop = await startPlatform()
    const service = accountOf('service', { templates: { accepted: { id: 'T', fields: { matter: 'keyword1' } } } })
    await AccountModel.create([service, accountOf('papers', { subscriptions: { accepted: { id: 'S' } } })])
    const openids = ['wxservice:o-service', 'wxpapers:o-papers', 'wxmini:o-mini']
    const grants = [{ role: 'resident' as const }]
    await UserModel.create([{ _id: 'aunt', name: '张', openids, grants, status: 'active', createdAt: now }])
  })
  beforeEach(freshChannels)
  afterAll(() => stop())
}
