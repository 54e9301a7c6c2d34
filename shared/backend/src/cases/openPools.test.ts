import type { Case } from '@jinlin/domain/cases/case'
import { beforeAll, describe, expect, it } from 'vitest'
import { BlockModel } from '../dispatch/BlockModel'
import { StaffModel } from '../dispatch/StaffModel'
import { at, buildCase, buildTown, lamp, plumbing, type Town } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { CaseModel } from './CaseModel'
import { openPoolFor } from './openPools'
import { mostOfKind, nearest } from './poolQuestions'

useStores()

const now = new Date('2026-11-24T03:00:00Z')
const stormSize = 2500
let town: Town
let pattern: Case

/** Open cases as a storm leaves them: copies of one that was filed, each at its own place since its own moment. */
const open = async (count: number, id: string, east: (n: number) => number, since: Date, patch: object = {}) =>
  CaseModel.insertMany(
    Array.from({ length: count }, (_, n) => ({
      ...pattern,
      _id: `${id}-${String(n).padStart(5, '0')}`,
      key: `${id}-${n}`,
      number: `${id}-${n}`,
      state: 'offered',
      wakeAt: new Date(now.getTime() + 3_600_000),
      untold: [],
      poolSince: new Date(since.getTime() + n),
      place: { ...pattern.place, point: at(east(n), 100) },
      ...patch,
    })),
  )
const ids = async (actor = town.leader): Promise<string[]> => (await openPoolFor(actor, now)).ids

beforeAll(async () => {
  town = await buildTown()
  pattern = await buildCase(town.resident, { category: lamp }, now)
  await CaseModel.deleteOne({ _id: pattern._id })
  // two kilometres and more away, and open for longer than anything else
  await open(stormSize, 'storm', (n) => 2200 + (n % 500), new Date(now.getTime() - 3_600_000))
})

describe('the pool in a storm', () => {
  it('shows a plumber the call-out that came last', async () => {
    await open(1, 'pipe', () => 3000, now, { category: plumbing })
    expect(await ids(town.plumber)).toEqual(['pipe-00000'])
    await BlockModel.create({ _id: 'b', userId: pattern.reporter.userId, staffId: 'plumber', caseId: 'x', at: now })
    expect(await ids(town.plumber)).toEqual([])
  })

  it('shows a leader what lies at the door first, however young it is', async () => {
    await open(1, 'door', () => 110, now)
    expect((await openPoolFor(town.leader, now)).items[0]?._id).toBe('door-00000')
    expect(await ids()).toHaveLength(mostOfKind)
  })

  it('shows what has no point to those who answer for its area, before the rest', async () => {
    await open(1, 'inside', () => 0, now, { place: { ...pattern.place, point: undefined } })
    expect((await ids())[0]).toBe('inside-00000')
    expect(await ids(town.leader2)).not.toContain('inside-00000')
  })

  it('goes on page by page, nearest first, each once, although people move and claim meanwhile', async () => {
    const whole = await ids()
    const pages: string[] = []
    let next: string | undefined
    do {
      const page = await openPoolFor(town.leader, now, next, 30)
      pages.push(...page.items.map(({ _id }) => _id))
      next = page.next
      if (pages.length > 30) continue
      await CaseModel.updateOne({ _id: whole[2] }, { $set: { state: 'accepted' } })
      await StaffModel.updateOne({ _id: 'leader' }, { $set: { home: at(2600, 100) } })
    } while (next)
    expect(new Set(pages).size).toBe(pages.length)
    expect(pages.slice(0, 30)).toEqual(whole.slice(0, 30))
    expect(pages).toEqual(expect.arrayContaining(whole))
  })

  it('is nobody’s who is off duty or has no trade for it', async () => {
    expect(await openPoolFor(town.resident, now)).toEqual({ items: [], ids: [] })
    expect(await ids(town.clerk)).toEqual([])
  })

  it('asks an index for its kind: what is of another one is not even read', async () => {
    const plan = await nearest(at(100, 100), 4000, 'plumber').explain('executionStats')
    const text = JSON.stringify(plan)
    expect(text).toContain('place.point_2dsphere_category_1_asking.routed_1')
    expect(text).not.toContain('COLLSCAN')
    const read = [...text.matchAll(/"totalDocsExamined":(\d+)/g)].map(([, count]) => Number(count))
    expect(Math.max(...read)).toBeLessThan(20)
  })
})
