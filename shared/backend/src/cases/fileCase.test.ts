import { defaultPolicy } from '@jinlin/domain/dispatch/policy'
import { beforeAll, describe, expect, it } from 'vitest'
import { savePolicy } from '../dispatch/policies'
import { aTap } from '../testing/aTap'
import { buildCase, buildTown, type Town } from '../testing/factories'
import { refusal } from '../testing/refusal'
import { useStores } from '../testing/useStores'
import { CaseModel } from './CaseModel'
import { fileCase, type Tap } from './fileCase'

useStores()

const now = new Date('2026-11-24T03:00:00Z')
const tap = (overrides: Partial<Tap> = {}) => aTap(now, overrides)

let town: Town
beforeAll(async () => {
  town = await buildTown()
})

describe('one tap', () => {
  it('sent 20 times in parallel is one case, answered 20 times', async () => {
    const same = tap({ fingerprint: 'same' })
    const answers = await Promise.all(Array.from({ length: 20 }, () => fileCase(town.resident, same, now)))
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
    expect(new Set(answers.map(({ found }) => found._id)).size).toBe(1)
    expect(await CaseModel.countDocuments({ key: same.key })).toBe(1)
  })

  it('whose key was used for another tap is refused', async () => {
    const first = tap({ fingerprint: 'a' })
    await fileCase(town.resident, first, now)
    expect((await refusal(fileCase(town.resident, { ...first, fingerprint: 'b' }, now))).code).toBe('key_reused')
  })

  it('of two people with the same key by chance is two cases', async () => {
    const same = tap()
    const [a, b] = [await fileCase(town.resident, same, now), await fileCase(town.neighbour, same, now)]
    expect(a.found._id).not.toBe(b.found._id)
  })

  it('gets the next number of its county and year, by the clock of the city', async () => {
    const eve = new Date('2026-12-31T15:59:00Z')
    const [last, first] = [
      await buildCase(town.resident, {}, eve),
      await buildCase(town.resident, {}, new Date('2026-12-31T16:00:00Z')),
    ]
    expect(last.number).toMatch(/^150902-2026-\d{6}$/)
    expect(first.number).toBe('150902-2027-000001')
  })

  it('of an unknown category stores nothing', async () => {
    const wrong = tap({ category: 'Z9999' })
    expect((await refusal(fileCase(town.resident, wrong, now))).code).toBe('category_unknown')
    expect(await CaseModel.countDocuments({ key: wrong.key })).toBe(0)
  })

  it('waits for the undo before anybody is asked; its clocks run from the receipt', async () => {
    const found = await buildCase(town.resident, { undoSeconds: 5 }, now)
    expect(found.dispatchAt).toEqual(new Date(now.getTime() + 5000))
    expect(found.clocks).toMatchObject({ startedAt: now, respondBy: new Date(now.getTime() + 15 * 60_000) })
  })

  it('keeps the policy it was born with; the next one gets the new policy', async () => {
    const before = await buildCase(town.resident, {}, now)
    const fast = await savePolicy('150902', { timeScale: 1 / 60 }, now)
    const after = await buildCase(town.resident, {}, now)
    expect([before.policyVersion, after.policyVersion]).toEqual([defaultPolicy.version, fast.version])
    expect(after.clocks.respondBy).toEqual(new Date(now.getTime() + 15_000))
    await savePolicy('150902', { timeScale: 1 }, now)
  })
})
