import { describe, expect, it } from 'vitest'
import { CaseModel } from '../cases/CaseModel'
import { moveCase } from '../cases/moveCase'
import { setDuty } from '../dispatch/duty'
import { StaffModel } from '../dispatch/StaffModel'
import { op } from '../infra/defineModel'
import { paths } from '../testing/factories'
import { refusal } from '../testing/refusal'
import { now, useTinyTown } from '../testing/useTinyTown'
import { AuditModel } from './AuditModel'
import { actorOf } from './actorOf'
import { approveEntry } from './approveEntry'
import { dueEntries, endPost, wakeEntry } from './endPost'
import { joinByCode, joinByPhone } from './joinAsStaff'
import { StaffEntryModel } from './StaffEntryModel'
import { actorOfToken, openSession } from './sessions'
import { addEntry, entriesOf, entryInScope, issueCode } from './staffEntries'
import { UserModel } from './UserModel'

const { town, offered } = useTinyTown()
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)
const leaderRow = (phone?: string) => ({
  name: '马小兰',
  grant: { role: 'grid_leader' as const, areaPath: paths.grid },
  skills: [],
  phone,
})
const codeFor = async () => {
  const { _id } = await addEntry(town.clerk, leaderRow(), now)
  return { id: _id, ...(await issueCode(town.clerk, _id, now)) }
}
const rolesOf = async (key: string) => (await actorOf(key)).grants.map(({ role }) => role)
/** Takes the person's post away again, so that each test begins with residents. */
const seeOff = async (key: string) => {
  for (const { _id } of await StaffEntryModel.find({ userId: key }).lean()) await endPost(town.clerk, _id, now)
}

describe('somebody on the list of staff', () => {
  it('joins by the phone number WeChat has verified, with name and rights, and signs in anew', async () => {
    const { _id } = await addEntry(town.clerk, leaderRow('13804740001'), now)
    const token = await openSession('resident', 'phone', now)
    await joinByPhone(town.resident, '13804740001', now)
    expect(await rolesOf('resident')).toEqual(['resident', 'grid_leader'])
    expect((await actorOf('resident')).name).toBe('马小兰')
    expect(await StaffModel.findById('resident').lean()).toMatchObject({ onDuty: false, rating: 4.5 })
    expect((await refusal(actorOfToken(token, now))).code).toBe('signed_out')
    expect(await AuditModel.exists({ object: _id, action: 'staff.join', actorId: 'resident' })).not.toBeNull()
    const stored = JSON.stringify(await StaffEntryModel.findById(_id).lean())
    expect(stored).not.toContain('13804740001')
    await seeOff('resident')
  })

  it('joins by a code once: it is stored only as a digest, and a second person finds it used', async () => {
    const { id, code } = await codeFor()
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)
    expect(JSON.stringify(await StaffEntryModel.findById(id).lean())).not.toContain(code)
    await joinByCode(town.neighbour, code, now)
    expect(await rolesOf('neighbour')).toContain('grid_leader')
    expect((await refusal(joinByCode(town.stranger, code, now))).code).toBe('join_code_wrong')
    await seeOff('neighbour')
  })

  it('is one person, although three use the code at the same moment', async () => {
    const { id, code } = await codeFor()
    const people = [town.resident, town.neighbour, town.stranger]
    const ends = await Promise.allSettled(people.map((person) => joinByCode(person, code, hours(2))))
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const holders = await UserModel.find({
      _id: op({ $in: people.map(({ userId }) => userId) }),
      'grants.role': 'grid_leader',
    }).lean()
    expect(holders.map(({ _id }) => _id)).toEqual([(await StaffEntryModel.findById(id).lean())?.userId])
    for (const { userId } of people) await seeOff(userId)
  })

  it('cannot use a code after 72 hours, a replaced one, or one of an ended row', async () => {
    const { id, code } = await codeFor()
    expect((await refusal(joinByCode(town.resident, code, hours(72)))).code).toBe('join_code_wrong')
    const { code: second } = await issueCode(town.clerk, id, now)
    expect((await refusal(joinByCode(town.resident, code, hours(80)))).code).toBe('join_code_wrong')
    await endPost(town.clerk, id, now)
    expect((await refusal(joinByCode(town.resident, second, hours(90)))).code).toBe('join_code_wrong')
    expect((await refusal(issueCode(town.clerk, id, now))).code).toBe('already_joined')
  })

  it('is not known by a number that is not on the list', async () => {
    expect((await refusal(joinByPhone(town.stranger, '13804749999', now))).code).toBe('join_unknown')
  })
})

describe('whoever guesses codes', () => {
  it('is locked after five tries within an hour, also when they come at once, and free an hour later', async () => {
    const guess = (at: Date) => refusal(joinByCode(town.plumber, 'AAAAAAAA', at))
    const codes = (await Promise.all(Array.from({ length: 12 }, () => guess(now)))).map(({ code }) => code)
    expect(codes.filter((code) => code === 'join_code_wrong')).toHaveLength(5)
    expect(codes.filter((code) => code === 'join_locked')).toHaveLength(7)
    const locked = await guess(new Date(now.getTime() + 60_000))
    expect([locked.code, locked.status, locked.details?.retryAfter]).toEqual(['join_locked', 429, 3540])
    const { code } = await codeFor()
    expect((await refusal(joinByCode(town.plumber, code, hours(0.5)))).code).toBe('join_locked')
    expect((await guess(hours(1.1))).code).toBe('join_code_wrong')
  })
})

describe('a superior', () => {
  it('takes in only those below, in the own area', async () => {
    const street = { name: '周', grant: { role: 'street_officer' as const, areaPath: paths.street }, skills: [] }
    expect((await refusal(addEntry(town.clerk, street, now))).code).toBe('not_allowed')
    expect((await refusal(addEntry(town.resident, leaderRow(), now))).code).toBe('not_allowed')
    const nowhere = { ...leaderRow(), grant: { role: 'grid_leader' as const, areaPath: `${paths.community}/1` } }
    expect((await refusal(addEntry(town.clerk, nowhere, now))).details).toEqual({ field: 'areaPath' })
  })

  it('sees and invites nobody of another area, whose row looks as if it did not exist', async () => {
    const { _id } = await addEntry(town.clerk, leaderRow(), now)
    const other = { ...town.clerk, grants: [{ role: 'community_clerk' as const, areaPath: `${paths.street}/9` }] }
    expect((await refusal(entryInScope(other, _id))).code).toBe('not_found')
    expect((await refusal(issueCode(town.leader, _id, now))).code).toBe('not_found')
    expect((await entriesOf(other, 'waiting', undefined, 10)).items).toEqual([])
    expect((await entriesOf(town.clerk, 'waiting', undefined, 50)).items.map((entry) => entry._id)).toContain(_id)
  })

  it('who put a grant above a community on the list does not also let the person in', async () => {
    const row = { name: '周', grant: { role: 'street_officer' as const, areaPath: paths.street }, skills: [] }
    const { _id } = await addEntry(town.dispatcher, row, now)
    expect((await refusal(issueCode(town.dispatcher, _id, now))).code).toBe('not_allowed')
    const colleague = { ...town.dispatcher, userId: 'dispatcher-2' }
    expect((await issueCode(colleague, _id, now)).code).toHaveLength(8)
  })

  it('who put a grant above a community on the list with a phone waits for a second one, who is not the newcomer', async () => {
    const grant = { role: 'street_officer' as const, areaPath: paths.street }
    const { _id } = await addEntry(town.dispatcher, { name: '周', grant, skills: [], phone: '13804740011' }, now)
    const enter = (who: typeof town.resident) => joinByPhone(who, '13804740011', now)
    expect((await refusal(enter(town.resident))).code).toBe('join_unapproved')
    expect((await refusal(approveEntry(town.dispatcher, _id, now))).code).toBe('not_allowed')
    expect((await refusal(approveEntry(town.secretary, _id, now))).code).toBe('not_found')
    await approveEntry({ ...town.dispatcher, userId: 'resident' }, _id, now)
    expect((await refusal(enter(town.resident))).code).toBe('join_unapproved')
    await approveEntry({ ...town.dispatcher, userId: 'dispatcher-2' }, _id, now)
    await enter(town.resident)
    expect(await rolesOf('resident')).toContain('street_officer')
    expect(await AuditModel.exists({ object: _id, action: 'staff.approve', actorId: 'dispatcher-2' })).not.toBeNull()
    expect((await refusal(approveEntry({ ...town.dispatcher, userId: 'dispatcher-3' }, _id, now))).code).toBe(
      'already_joined',
    )
    await endPost(town.dispatcher, _id, now)
  })

  it('who put a number on the list never joins by it', async () => {
    await addEntry(town.clerk, leaderRow('13804740012'), now)
    expect((await refusal(joinByPhone(town.clerk, '13804740012', now))).code).toBe('join_unknown')
  })
})

describe('somebody who leaves', () => {
  it('loses rights and sessions at once, and what was in their hands goes on to others', async () => {
    const { id, code } = await codeFor()
    await joinByCode(town.stranger, code, hours(5))
    await setDuty(await actorOf('stranger'), true, now)
    const found = await offered()
    await moveCase(
      town.clerk,
      found._id,
      'assign',
      { person: { userId: 'stranger', name: '马小兰', role: 'grid_leader' } },
      now,
    )
    const token = await openSession('stranger', 'phone', now)
    await endPost(town.clerk, id, now)
    expect(await rolesOf('stranger')).toEqual(['resident'])
    expect((await refusal(actorOfToken(token, now))).code).toBe('signed_out')
    expect((await CaseModel.findById(found._id).lean())?.assignee).toBeUndefined()
    expect(await StaffModel.exists({ _id: 'stranger' })).toBeNull()
    expect(await AuditModel.exists({ object: id, action: 'staff.leave', actorId: 'clerk' })).not.toBeNull()
  })

  it('on a set day leaves by the sweep, and what a dying process left undone is done by it', async () => {
    const { _id } = await addEntry(town.clerk, { ...leaderRow('13804740002'), until: hours(1) }, now)
    await joinByPhone(town.neighbour, '13804740002', now)
    expect(await dueEntries(hours(0.5), 100)).not.toContain(_id)
    expect(await dueEntries(hours(1), 100)).toContain(_id)
    await wakeEntry(_id, hours(1))
    expect(await rolesOf('neighbour')).toEqual(['resident'])
    expect(await dueEntries(hours(2), 100)).toContain(_id)
    await wakeEntry(_id, hours(2))
    expect(await dueEntries(hours(3), 100)).not.toContain(_id)
  })

  it('with a second post keeps it, with its rights', async () => {
    const first = await addEntry(town.clerk, leaderRow('13804740003'), now)
    const steward = { role: 'building_steward' as const, areaPath: paths.grid }
    await addEntry(town.clerk, { ...leaderRow('13804740003'), grant: steward }, now)
    await joinByPhone(town.resident, '13804740003', now)
    expect(await rolesOf('resident')).toEqual(['resident', 'grid_leader', 'building_steward'])
    await endPost(town.clerk, first._id, now)
    expect(await rolesOf('resident')).toEqual(['resident', 'building_steward'])
    expect(await StaffModel.exists({ _id: 'resident' })).toBeNull()
  })
})
