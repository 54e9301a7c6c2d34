import { describe, expect, it, vi } from 'vitest'
import { saveAttachment } from '../attachments/attachments'
import { CaseModel } from '../cases/CaseModel'
import { fileCase, type Tap } from '../cases/fileCase'
import { moveCase } from '../cases/moveCase'
import { at, lamp } from '../testing/factories'
import { later, now, useTinyTown } from '../testing/useTinyTown'
import { type Draft, DraftModel } from './DraftModel'
import { beginFiling, dropDraft } from './drafts'
import { fileDraft, sweepDrafts } from './fileDraft'

const { town } = useTinyTown()
const [lng, lat] = at(250, 220).coordinates
const point = { lng, lat, datum: 'wgs84' } as const
const rise = '水已经漫到三楼了，家里有老人'
let serial = 0

const openDraft = async (overrides: Partial<Draft> = {}): Promise<Draft> => {
  serial += 1
  const { userId } = town.resident
  const begun = { _id: `m${serial}`, accountKey: 'main', openid: `o${serial}`, userId, state: 'open' as const }
  const said = { words: ['路灯不亮'], attachmentIds: [], seen: [`m${serial}`], openedAt: now, wakeAt: later(600) }
  const draft: Draft = { ...begun, ...said, ...overrides }
  await DraftModel.create([draft])
  return draft
}
/** The case of a draft is stored by a process that dies before it closes the draft. */
const filedOnly = async (draft: Draft) => {
  const tap = { key: draft._id, category: lamp, words: draft.words.join('\n'), attachmentIds: [], via: 'account' }
  const where = { accountKey: 'main', placeUnknown: true, dispatchNow: true, happenedAt: draft.openedAt }
  return (await fileCase(town.resident, { ...tap, ...where } as Tap, later(600))).found
}
const says = (draft: Draft, what: object) =>
  DraftModel.updateOne({ _id: draft._id }, { $push: { words: rise, seen: `${draft._id}-more` }, $set: what })
const caseOf = (draft: Draft) => CaseModel.findOne({ key: draft._id }).lean()
const notesIn = async (draft: Draft) => ((await caseOf(draft))?.timeline ?? []).flatMap(({ note }) => note ?? [])

describe('a report whose case was stored when the process died', () => {
  it('brings along what the person said afterwards, words and place, once', async () => {
    const draft = await openDraft()
    const { place } = await filedOnly(draft)
    expect(place.unknown).toBe(true)
    await says(draft, { place: { from: 'said', point, text: '文昌街12号' } })
    await sweepDrafts(later(700), 100)
    const found = await caseOf(draft)
    expect(found?.place).toMatchObject({ point: { coordinates: [lng, lat] }, text: '文昌街12号' })
    expect(found?.place.unknown).toBeUndefined()
    expect(await notesIn(draft)).toEqual([rise])
    expect(await DraftModel.findById(draft._id).lean()).toMatchObject({ state: 'filed', caseId: found?._id })
  })

  it('and again before the draft was closed, has everything once all the same', async () => {
    const draft = await openDraft()
    await filedOnly(draft)
    const file = { kind: 'photo', phase: 'before', contentType: 'image/webp', bytes: Buffer.from('x') } as const
    const { attachment } = await saveAttachment(town.resident, file, now)
    await says(draft, { place: { from: 'said', point }, attachmentIds: [attachment.id] })
    for (const second of [700, 800, 900]) {
      await DraftModel.updateOne({ _id: draft._id }, { $set: { state: 'open', wakeAt: later(second) } })
      await sweepDrafts(later(second), 100)
    }
    const found = await caseOf(draft)
    expect(found?.attachments.map(({ id }) => id)).toEqual([attachment.id])
    expect(await notesIn(draft)).toEqual([rise])
    expect(found?.timeline.filter(({ command }) => command === 'change_place')).toHaveLength(1)
  })

  it('has the place as a note when somebody is on the way already', async () => {
    const draft = await openDraft()
    const { _id } = await filedOnly(draft)
    await CaseModel.updateOne({ _id }, { $set: { state: 'accepted' } })
    await says(draft, { place: { from: 'said', point, text: '文昌街12号' } })
    await sweepDrafts(later(700), 100)
    expect(await notesIn(draft)).toEqual([rise, expect.stringContaining('补充位置：文昌街12号，北纬 ')])
  })

  it('keeps the place somebody has corrected since, and what was said is not noted twice', async () => {
    const draft = await openDraft({ place: { from: 'said', point } })
    const { found } = await fileDraft(draft, later(600))
    const place = { ...found.place, text: '文昌街14号' }
    await moveCase(town.resident, found._id, 'change_place', { place, level: 'grid' }, later(610), { commandId: 'c' })
    await DraftModel.updateOne({ _id: draft._id }, { $set: { state: 'open', wakeAt: later(700) } })
    await sweepDrafts(later(700), 100)
    expect([(await caseOf(draft))?.place.text, await notesIn(draft)]).toEqual(['文昌街14号', []])
  })

  it('that has been taken back is closed, although it takes no more', async () => {
    const draft = await openDraft()
    const { _id } = await filedOnly(draft)
    await CaseModel.updateOne({ _id }, { $set: { state: 'withdrawn' } })
    await says(draft, {})
    await sweepDrafts(later(700), 100)
    expect((await DraftModel.findById(draft._id).lean())?.state).toBe('filed')
  })
})

describe('a report that is filed while the person goes on talking', () => {
  it('has the words and the place that came meanwhile', async () => {
    const draft = await openDraft()
    await says(draft, { place: { from: 'said', point } })
    await fileDraft(draft, later(600), town.resident)
    expect((await caseOf(draft))?.place.point?.coordinates).toEqual([lng, lat])
    expect(await notesIn(draft)).toEqual([rise])
  })

  it('is taken back when the person took it back meanwhile', async () => {
    const draft = await openDraft()
    expect(await dropDraft(draft._id, 'back', later(500))).toBe(true)
    await fileDraft(draft, later(600), town.resident)
    const found = await caseOf(draft)
    expect([found?.state, found?.timeline.at(-1)?.commandId]).toEqual(['withdrawn', 'back'])
  })

  it('cannot be dropped once the sweep has begun to file it', async () => {
    const draft = await openDraft()
    expect(await beginFiling(draft._id)).toBe(true)
    expect(await dropDraft(draft._id, 'back', later(500))).toBe(false)
    await fileDraft(draft, later(600))
    expect([await beginFiling(draft._id), await DraftModel.findById(draft._id).lean()]).toEqual([
      false,
      expect.not.objectContaining({ filing: true }),
    ])
  })
})

describe('a place of which nobody said what is there', () => {
  it('is dropped after ten minutes, but not when words come at that moment', async () => {
    const place = { from: 'said' as const, point }
    const [silent, late] = [
      await openDraft({ words: [], place, wakeAt: later(600) }),
      await openDraft({ words: [], place, wakeAt: later(600) }),
    ]
    const find = DraftModel.find.bind(DraftModel)
    vi.spyOn(DraftModel, 'find').mockImplementationOnce(((...asked: Parameters<typeof find>) => {
      const query = find(...asked)
      const lean = query.lean.bind(query)
      const then = async () => {
        const found = await lean()
        await says(late, {})
        return found
      }
      return Object.assign(query, { lean: then })
    }) as unknown as typeof DraftModel.find)
    await sweepDrafts(later(700), 100)
    expect((await DraftModel.findById(silent._id).lean())?.state).toBe('dropped')
    await sweepDrafts(later(800), 100)
    expect(await caseOf(late)).toMatchObject({ words: rise, place: { point: { coordinates: [lng, lat] } } })
  })
})
