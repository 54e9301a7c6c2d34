import { foldTimeline } from '@jinlin/domain/cases/foldTimeline'
import type { Actor } from '@jinlin/domain/people/roles'
import { describe, expect, it } from 'vitest'
import { attachmentsOf, saveAttachment } from '../attachments/attachments'
import { CaseModel, type StoredCase } from '../cases/CaseModel'
import { FollowerModel } from '../cases/FollowerModel'
import { fileCase, type Tap } from '../cases/fileCase'
import { moveCase } from '../cases/moveCase'
import { DraftModel } from '../inbox/DraftModel'
import { newId } from '../infra/newId'
import { NotificationModel } from '../notifications/NotificationModel'
import { at, buildCase, buildUser, lamp } from '../testing/factories'
import { refusal } from '../testing/refusal'
import { later, now, useTinyTown } from '../testing/useTinyTown'
import { AuditModel } from './AuditModel'
import { actorOf } from './actorOf'
import { mergePerson } from './mergePerson'
import { actorOfToken, openSession } from './sessions'
import { personOfMiniProgram } from './signIn'
import { UserModel } from './UserModel'

const { town } = useTinyTown()
const [lng, lat] = at(250, 220).coordinates
const point = { lng, lat, datum: 'wgs84' } as const

const two = async (name: string, more: object = {}) => {
  const older = await buildUser(`${name}-older`, { openids: [`wxmini:${name}`], unionid: `u-${name}` })
  const younger = await buildUser(`${name}-younger`, { openids: [`wxmain:${name}`], ...more })
  return { older, younger, merge: () => mergePerson(older.userId, `wxmain:${name}`, later(60)) }
}
const news = (caseId: string, { userId }: Actor) => ({ _id: `${caseId}-1-${userId}`, caseId, seq: 1, userId, text: '' })
const sent = { priority: 1, at: now, dueAt: now, state: 'sent' as const, attempts: 1 }

describe('somebody met again by the unionid', () => {
  it('has what they wrote before: cases, pictures, news, drafts and what they follow, and the other one is gone', async () => {
    const { older, younger, merge } = await two('all')
    const photo = { kind: 'photo', phase: 'before', contentType: 'image/webp', bytes: Buffer.from('x') } as const
    const { attachment } = await saveAttachment(younger, photo, now)
    const tap: Tap = { key: newId(now), category: lamp, point, via: 'account', attachmentIds: [attachment.id] }
    const { found: own } = await fileCase(younger, tap, now)
    await moveCase(younger, own._id, 'add_note', { note: '还黑' }, later(1), { commandId: 'n1' })
    const others = await buildCase(town.neighbour, {}, now)
    await moveCase(younger, others._id, 'follow', {}, later(2))
    await NotificationModel.create([{ ...news(own._id, younger), ...sent }])
    const draft = { _id: 'd-all', accountKey: 'main', openid: 'all', userId: younger.userId, state: 'open' as const }
    await DraftModel.create([{ ...draft, words: [], attachmentIds: [], seen: [], openedAt: now }])
    const token = await openSession(younger.userId, 'h5')
    await merge()
    await merge()
    const after = (await CaseModel.findById(own._id).lean<StoredCase>()) as StoredCase
    expect(JSON.stringify([after, await CaseModel.findById(others._id).lean()])).not.toContain(younger.userId)
    expect(after).toMatchObject({ version: 2, reporter: { userId: older.userId }, attachments: [{ by: older.userId }] })
    expect(after).toMatchObject(foldTimeline(after.timeline))
    expect(await attachmentsOf([attachment.id], older)).toHaveLength(1)
    expect(
      (await moveCase(older, own._id, 'add_note', { note: '还黑' }, later(90), { commandId: 'n1' })).replayed,
    ).toBe(true)
    expect(await FollowerModel.find({ caseId: others._id }).lean()).toMatchObject([{ userId: older.userId }])
    expect(await NotificationModel.find({ caseId: own._id }).lean()).toMatchObject([news(own._id, older)])
    expect((await DraftModel.findById('d-all').lean())?.userId).toBe(older.userId)
    expect(await UserModel.findById(younger.userId).lean()).toBeNull()
    expect((await refusal(actorOfToken(token))).code).toBe('signed_out')
    expect(await AuditModel.find({ object: younger.userId }).lean()).toMatchObject([{ action: 'person.merge' }])
  })

  it('is who a message that was under way wrote for', async () => {
    const { older, younger, merge } = await two('echo')
    await merge()
    expect((await actorOf(younger.userId)).userId).toBe(older.userId)
  })

  it('does not follow their own case', async () => {
    const { older, younger, merge } = await two('own')
    const own = await buildCase(older, {}, now)
    await buildCase(younger, {}, now)
    await moveCase(younger, own._id, 'follow', {}, later(1))
    await merge()
    expect(await FollowerModel.countDocuments({ caseId: own._id })).toBe(0)
  })

  it('in the mini-program, whatever order it was learnt in', async () => {
    const { older, younger } = await two('turn')
    expect(await personOfMiniProgram('wxmain', 'turn', 'u-turn')).toBe(older.userId)
    expect(await UserModel.findById(younger.userId).lean()).toBeNull()
  })

  it.each([
    ['lives somewhere', { dwellingId: 'd1' }],
    ['has given a phone number', { phone: 'sealed' }],
    ['is somebody by another unionid', { unionid: 'u-else' }],
    ['works here', { grants: [{ role: 'resident' }, { role: 'dispatcher', areaPath: '1509/150902' }] }],
    ['wrote to another account too', { openids: ['wxmain:keep-5', 'wxother:keep-5'] }],
  ])('stays two when the other one %s', async (why, more) => {
    const name = `keep-${['lives', 'has', 'is', 'works', 'wrote'].indexOf(why.split(' ')[0] ?? '') + 1}`
    const { younger, merge } = await two(name, more)
    await merge()
    expect(await UserModel.findById(younger.userId).lean()).toMatchObject({ unionidElsewhere: true, ...more })
  })
})
