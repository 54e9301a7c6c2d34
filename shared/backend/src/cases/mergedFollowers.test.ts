import type { Case } from '@jinlin/domain/cases/case'
import { describe, expect, it, vi } from 'vitest'
import { buildCase } from '../testing/factories'
import { later, now, useTinyTown } from '../testing/useTinyTown'
import { readCase } from './decideMove'
import { FollowerModel } from './FollowerModel'
import { followersOf } from './followers'
import { moveCase } from './moveCase'

const { town, offered } = useTinyTown()

const follow = async (who: 'neighbour' | 'stranger' | 'leader2', found: Case, second: number) => {
  await buildCase(town[who], {}, now)
  await moveCase(town[who], found._id, 'follow', {}, later(second))
}
const merge = ({ _id }: Case, { _id: id, state, place: { areaPath } }: Case, second: number) =>
  moveCase(town.clerk, _id, 'merge', { into: { id, state, areaPath } }, later(second))
const split = ({ _id }: Case, second: number) => moveCase(town.clerk, _id, 'split', {}, later(second))
const following = async ({ _id }: Case) => (await followersOf(_id)).sort()
/** A case whose reporter withdrew: somebody else speaks for it. */
const left = async (reporter: 'resident' | 'neighbour', to: 'neighbour' | 'stranger'): Promise<Case> => {
  const found = await offered(town[reporter])
  await follow(to, found, 5)
  return (await moveCase(town[reporter], found._id, 'withdraw', {}, later(6))).found
}

describe('after a merge', () => {
  it('follows the parent who speaks for the case, not who had withdrawn', async () => {
    const parent = await offered(town.resident)
    await merge(await left('neighbour', 'stranger'), parent, 7)
    expect(await following(parent)).toEqual(['stranger'])
  })

  it('nobody follows the parent who speaks for it; its reporter may, who had withdrawn', async () => {
    const parent = await left('resident', 'neighbour')
    await merge(await offered(town.neighbour), parent, 7)
    expect(await following(parent)).toEqual([])
    await merge(await offered(town.resident), parent, 8)
    expect(await following(parent)).toEqual(['resident'])
  })
})

describe('after a split', () => {
  it('nobody follows the parent whom the case had brought there; who had followed it on their own does', async () => {
    const [parent, child] = [await offered(town.resident), await offered(town.neighbour)]
    await follow('stranger', parent, 5)
    await follow('stranger', child, 6)
    await follow('leader2', child, 7)
    await merge(child, parent, 8)
    expect(await following(parent)).toEqual(['leader2', 'neighbour', 'stranger'])
    await split(child, 9)
    expect(await following(parent)).toEqual(['stranger'])
    expect(await following(child)).toEqual(['leader2', 'stranger'])
  })

  it('whoever came with two cases follows for the sake of the other one', async () => {
    const parent = await offered(town.resident)
    const [one, two] = [await offered(town.neighbour), await offered(town.neighbour)]
    await merge(one, parent, 5)
    await merge(two, parent, 6)
    await split(one, 7)
    expect(await following(parent)).toEqual(['neighbour'])
    await split(two, 8)
    expect(await following(parent)).toEqual([])
  })

  it('a case merged before stays with the parent, and so do its people', async () => {
    const [parent, child] = [await offered(town.resident), await offered(town.neighbour)]
    await merge(await offered(town.stranger), child, 5)
    await merge(child, parent, 6)
    await split(child, 7)
    expect([await following(parent), await following(child)]).toEqual([['stranger'], []])
  })

  it('that breaks off half way nothing has happened', async () => {
    const [parent, child] = [await offered(town.resident), await offered(town.neighbour)]
    await merge(child, parent, 5)
    vi.spyOn(FollowerModel, 'deleteMany').mockImplementationOnce(() => {
      throw new Error('the process dies here')
    })
    await expect(split(child, 6)).rejects.toThrow('dies here')
    expect((await readCase(child._id)).state).toBe('merged')
    expect(await following(parent)).toEqual(['neighbour'])
  })
})
