import { describe, expect, it } from 'vitest'
import { CaseModel, type StoredCase } from '../cases/CaseModel'
import { moveCase } from '../cases/moveCase'
import { useStores } from '../testing/useStores'
import { handOverNews } from './handOverNews'
import { NotificationModel } from './NotificationModel'
import { keptFor } from './news'
import { accepted, later, newsFor, stateOf, useNewsWorld, world } from './testing/newsWorld'

useStores()
useNewsWorld()

const kept = async (when: Date) => (await keptFor('resident', when)).map(({ text }) => text)
const read = async (id: string) => (await CaseModel.findById(id).lean<StoredCase>()) as StoredCase

describe('news kept for the next reply', () => {
  it('is said as it is while it is still so', async () => {
    const { resident } = world.town
    const found = await accepted()
    const row = await newsFor(found._id, 'resident')
    await moveCase(resident, found._id, 'add_note', { note: '门开着' }, later(7))
    await NotificationModel.updateOne({ _id: row._id }, { $set: { seq: (await read(found._id)).version } })
    expect(await kept(later(8))).toEqual([row.text])
  })

  it('says where the case stands when somebody else has moved it meanwhile', async () => {
    const found = await accepted()
    const [text] = await kept(later(8))
    expect(text).toContain(found.number.slice(-6))
    expect(text).toContain('派遣中')
    expect(text).not.toContain('已接单')
  })

  it('says nothing of what the person ended themselves', async () => {
    const found = await accepted()
    const row = await newsFor(found._id, 'resident')
    await moveCase(world.town.resident, found._id, 'withdraw', {}, later(7))
    expect(await kept(later(8))).toEqual([])
    expect(await stateOf(row)).toBe('superseded')
  })

  it('asks no staff for what another has taken on', async () => {
    const found = await accepted()
    const asked = await newsFor(found._id, 'leader')
    await NotificationModel.updateOne({ _id: asked._id }, { $set: { state: 'kept' } })
    expect(await keptFor('leader', later(8))).toEqual([])
    expect(await stateOf(asked)).toBe('superseded')
  })

  it('of a note does not push aside what the person is to answer', async () => {
    const found = await accepted()
    const row = await newsFor(found._id, 'resident')
    await NotificationModel.updateOne({ _id: row._id }, { $set: { command: 'resolve', seq: 4 } })
    await moveCase(world.town.clerk, found._id, 'add_note', { note: '明天再来看', visibility: 'public' }, later(7))
    const noted = await read(found._id)
    const untold = noted.timeline.filter(({ command }) => command === 'add_note').map(({ seq }) => seq)
    await handOverNews({ ...noted, untold }, later(8))
    expect(await stateOf(row)).toBe('kept')
  })
})
