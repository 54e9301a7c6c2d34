import type { StoredAttachment } from '@jinlin/backend/attachments/AttachmentModel'
import { policyOf } from '@jinlin/backend/dispatch/policies'
import type { Draft } from '@jinlin/backend/inbox/DraftModel'
import type { WxInboxRow } from '@jinlin/backend/inbox/WxInboxModel'
import type { Notification } from '@jinlin/backend/notifications/NotificationModel'
import { areaNames } from '@jinlin/backend/places/areaSet'
import type { Case } from '@jinlin/domain/cases/case'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import { newsText } from '@jinlin/domain/words/news'
import mongoose from 'mongoose'
import { actedTimes, type LogEntry } from './actedTimes'
import type { Told } from './load/told'
import type { Evidence } from './recount/evidence'
import type { HasWords } from './recount/newsForAll'
import type { UserOf } from './recount/newsOnce'
import type { Knowing } from './recount/recount'
import { storedBytes } from './storedBytes'

type User = { _id: string; openids: string[] }

const raw = async <T>(name: string, database = 'jinlin'): Promise<T[]> =>
  (await mongoose.connection.getClient().db(database).collection(name).find({}).toArray()) as unknown as T[]

/** What is stored, read past our own models, and what people were told. */
export async function readEvidence(told: Told, heard: Pick<Evidence, 'chat' | 'deliveries'>): Promise<Evidence> {
  const readAt = new Date()
  // somebody may still be told something while the documents are read
  const [reports, commands, photos] = [[...told.reports], [...told.commands], [...told.photos]]
  const [cases, notifications, inbox, drafts] = [
    await raw<Case>('cases'),
    await raw<Notification>('notifications'),
    await raw<WxInboxRow>('wxInbox'),
    await raw<Draft>('drafts'),
  ]
  const [attachments, files] = [
    await raw<StoredAttachment>('attachments'),
    await storedBytes(mongoose.connection.getClient().db('jinlin')),
  ]
  return { reports, commands, photos, attachments, files, cases, notifications, inbox, drafts, ...heard, readAt }
}

async function policies(cases: readonly Case[]): Promise<(found: Case) => Policy> {
  const known = new Map<string, Policy>()
  for (const found of cases) known.set(found._id, await policyOf(found))
  return ({ _id }) => known.get(_id) as Policy
}

async function users(): Promise<UserOf> {
  const owners = new Map<string, string>()
  for (const { _id, openids } of await raw<User>('users'))
    for (const openid of openids) owners.set(openid.slice(openid.indexOf(':') + 1), _id)
  return (openid) => owners.get(openid)
}

async function words(now: Date): Promise<HasWords> {
  const names = await areaNames()
  return (found, entry, to) => newsText(found, entry, to, names, now) !== undefined
}

/** What the recount has to know beside the documents: the policies, whose openid is whose, and when each entry was written. */
export const readKnowing = async ({ cases, readAt }: Evidence): Promise<Omit<Knowing, 'disturbances'>> => ({
  policyOf: await policies(cases),
  hasWords: await words(readAt),
  userOf: await users(),
  actedAt: actedTimes(await raw<LogEntry>('oplog.rs', 'local')),
})
