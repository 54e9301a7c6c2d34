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
/** Every page of the leader's pool, and how long each was; `meanwhile` happens after the first. */
const readWhole = async (limit: number, meanwhile: () => Promise<unknown> = async () => undefined) => {
  const pages: string[] = []
  const sizes: number[] = []
  let next: string | undefined
  do {
    const page: Awaited<ReturnType<typeof openPoolFor>> = await openPoolFor(town.leader, now, next, limit)
    pages.push(...page.items.map(({ _id }) => _id))
    next = page.next
    if (sizes.push(page.items.length) === 1) await meanwhile()
  } while (next)
  return { pages, sizes }
}

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
  })

  it('shows what has no point to those who answer for its area, before the rest', async () => {
    await open(1, 'inside', () => 0, now, { place: { ...pattern.place, point: undefined } })
    expect((await ids())[0]).toBe('inside-00000')
    expect(await ids(town.leader2)).not.toContain('inside-00000')
  })

  it('goes on page by page to its end, nearest first, each once, although people move and claim meanwhile', async () => {
    const whole = await ids()
    const { pages, sizes } = await readWhole(150, async () => {
      await CaseModel.updateOne({ _id: whole[2] }, { $set: { state: 'accepted' } })
      await StaffModel.updateOne({ _id: 'leader' }, { $set: { home: at(2600, 100) } })
    })
    expect(new Set(pages).size).toBe(pages.length)
    expect(pages.slice(0, 150)).toEqual(whole.slice(0, 150))
    // the storm, the one at the door and the one without a point, less what was claimed
    expect(pages).toHaveLength(stormSize + 2 - (pages.includes(whole[2] ?? '') ? 0 : 1))
    expect(Math.min(...sizes.slice(0, -1))).toBeGreaterThanOrEqual(149)
  })

  it('is read to its end where more is open at one spot than a question brings', async () => {
    await StaffModel.updateOne({ _id: 'leader' }, { $set: { home: at(100, 100) } })
    await open(mostOfKind * 2 + 50, 'block', () => 160, now)
    const { pages } = await readWhole(150)
    expect(new Set(pages).size).toBe(pages.length)
    expect(pages.filter((id) => id.startsWith('block'))).toHaveLength(mostOfKind * 2 + 50)
  })

  it('shows the last community of a district what has no point there, however much the others have', async () => {
    const first = pattern.place.areaPath.split('/').slice(0, 2).join('/')
    await open(mostOfKind + 20, 'other', () => 0, now, {
      place: { ...pattern.place, areaPath: `${first}/000000`, point: undefined },
    })
    expect((await ids())[0]).toBe('inside-00000')
    await open(mostOfKind + 20, 'own', () => 0, now, { place: { ...pattern.place, point: undefined } })
    const { pages } = await readWhole(150)
    expect(pages.filter((id) => id.startsWith('own'))).toHaveLength(mostOfKind + 20)
    expect(pages.filter((id) => id.startsWith('other'))).toEqual([])
    expect(new Set(pages).size).toBe(pages.length)
  })

  it('is read to its end by whoever nobody knows where they are, too', async () => {
    await StaffModel.updateOne({ _id: 'leader' }, { $unset: { home: 1, position: 1 } })
    const { pages } = await readWhole(150)
    expect(new Set(pages).size).toBe(pages.length)
    expect(pages.length).toBe(
      await CaseModel.countDocuments({ state: 'offered', category: lamp, 'place.areaPath': pattern.place.areaPath }),
    )
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
