import type { Certificate } from '@jinlin/domain/dispatch/certificates'
import { DomainError } from '@jinlin/domain/errors'
import { leads, mayLead, takesTwo } from '@jinlin/domain/people/leads'
import type { Actor, Grant } from '@jinlin/domain/people/roles'
import type { EntryState } from '@jinlin/domain/people/staffApi'
import { codesOf } from '@jinlin/domain/places/area'
import type { QueryFilter } from 'mongoose'
import { op } from '../infra/defineModel'
import { isDuplicate } from '../infra/guardWrite'
import { inTransaction } from '../infra/inTransaction'
import { newId } from '../infra/newId'
import { areaSet } from '../places/areaSet'
import { blindIndex, seal } from '../register/vault'
import { noteDeed } from './audit'
import { codeMs, hashOfCode, newJoinCode } from './joinCode'
import { type StaffEntry, StaffEntryModel } from './StaffEntryModel'

const absent = () => op({ $exists: false })
const present = () => op({ $exists: true })

/** Rows nobody has joined by and nobody has ended. */
export const waitingEntry = () => ({ userId: absent(), endedAt: absent() })

const ofState = (state: EntryState): QueryFilter<StaffEntry> =>
  state === 'ended' ? { endedAt: present() } : { endedAt: absent(), userId: state === 'joined' ? present() : absent() }

/** What becomes of a phone number in the list: sealed, and found blindly. */
export const phoneFields = (id: string, phone: string) => ({
  phone: seal(phone, { collection: 'staffEntries', id, field: 'phone' }),
  phoneIndex: blindIndex('staffPhone', phone),
})

/** A row to be put on the list. */
export type NewEntry = {
  name: string
  grant: Grant
  skills: string[]
  certificates?: Certificate[] | undefined
  phone?: string | undefined
  until?: Date | undefined
}

/** Puts somebody on the list. `not_allowed` unless the actor is their superior; `invalid` for an area nobody knows or a grant that lacks its department or trade. */
export const addEntry = async (actor: Actor, row: NewEntry, now: Date): Promise<StaffEntry> => {
  const { name, grant, skills, certificates, phone, until } = row
  if (!mayLead(actor, grant)) throw new DomainError('not_allowed')
  const wrong = await wrongField(row)
  if (wrong) throw new DomainError('invalid', { field: wrong })
  const _id = newId(now)
  const entry: StaffEntry = {
    _id,
    name,
    grant,
    skills,
    addedBy: actor.userId,
    addedAt: now,
    ...(phone ? phoneFields(_id, phone) : {}),
    ...(until ? { until } : {}),
    ...(certificates ? { certificates } : {}),
  }
  return inTransaction(async () => {
    await StaffEntryModel.create([entry])
    await noteDeed(actor, { action: 'staff.add', object: _id, fields: ['name', 'grant', 'phone'] }, now)
    return entry
  })
}

const wrongField = async ({ grant, skills }: NewEntry): Promise<string | undefined> => {
  const code = codesOf(grant.areaPath ?? '').at(-1) ?? ''
  if ((await areaSet()).byCode.get(code)?.path !== grant.areaPath) return 'areaPath'
  if ((grant.role === 'department_officer') !== (grant.departmentId !== undefined)) return 'departmentId'
  return (grant.role === 'tradesperson') === skills.length > 0 ? undefined : 'skills'
}

/** A row of somebody this person is the superior of; `not_found` for all others, never their own. */
export const entryInScope = async (actor: Actor, id: string): Promise<StaffEntry> => {
  const entry = await StaffEntryModel.findById(id).lean()
  if (!entry || entry.userId === actor.userId || !mayLead(actor, entry.grant)) throw new DomainError('not_found')
  return entry
}

/** The rows this person is the superior of, by id, a page at a time; `next` = where the following page begins. */
export const entriesOf = async (
  actor: Actor,
  state: EntryState,
  after: string | undefined,
  limit: number,
): Promise<{ items: StaffEntry[]; next?: string }> => {
  const led = actor.grants.flatMap(({ role, areaPath: path }) =>
    path && leads[role]
      ? [{ 'grant.areaPath': op({ $gte: path, $lt: `${path}0` }), 'grant.role': op({ $in: [...leads[role]] }) }]
      : [],
  )
  if (led.length === 0) return { items: [] }
  const from = after === undefined ? {} : { _id: op({ $gt: after }) }
  const found = await StaffEntryModel.find({ $or: led, ...ofState(state), ...from })
    .sort({ _id: 1 })
    .limit(limit + 1)
    .lean<StaffEntry[]>()
  const items = found.filter(({ userId }) => userId !== actor.userId).slice(0, limit)
  const last = items.at(-1)
  return found.length > limit && last ? { items, next: last._id } : { items }
}

/**
 * Makes a one-time code for a row and shows it this once; an earlier one ends. `not_found` outside the actor's scope, `already_joined` when nobody is waited for,
 * `not_allowed` for whoever put a grant above a community on the list: that takes two.
 */
export const issueCode = async (actor: Actor, id: string, now: Date): Promise<{ code: string; until: Date }> => {
  const entry = await entryInScope(actor, id)
  if (takesTwo(entry.grant) && entry.addedBy === actor.userId) throw new DomainError('not_allowed')
  const until = new Date(now.getTime() + codeMs)
  for (let tries = 0; tries < 3; tries += 1) {
    const code = newJoinCode()
    try {
      if (await storeCode(actor, id, { hash: hashOfCode(code), until, by: actor.userId }, now)) return { code, until }
      throw new DomainError('already_joined')
    } catch (error) {
      if (!isDuplicate(error)) throw error
    }
  }
  throw new DomainError('retry_same_key')
}

const storeCode = (actor: Actor, id: string, code: StaffEntry['code'], now: Date): Promise<boolean> =>
  inTransaction(async () => {
    const { modifiedCount } = await StaffEntryModel.updateOne({ _id: id, ...waitingEntry() }, { $set: { code } })
    if (modifiedCount === 1) await noteDeed(actor, { action: 'staff.code', object: id }, now)
    return modifiedCount === 1
  })
