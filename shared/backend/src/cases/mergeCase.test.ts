import type { Case } from '@jinlin/domain/cases/case'
import { describe, expect, it } from 'vitest'
import { refusal } from '../testing/refusal'
import { later, now, useTinyTown } from '../testing/useTinyTown'
import { catchUpCase } from './catchUpCase'
import { readCase } from './decideMove'
import { followersOf } from './followers'
import { moveCase } from './moveCase'

const { town, offered } = useTinyTown()
const intoOf = ({ _id: id, state, place: { areaPath } }: Case) => ({ id, state, areaPath })
const photo = { id: 'p1', kind: 'photo', phase: 'after', by: 'leader', at: now } as const

describe('a merge', () => {
  it('ends the child, moves its reporter, followers and earlier children to the parent, in one transaction', async () => {
    const [parent, child, grandchild] = [
      await offered(town.resident),
      await offered(town.neighbour),
      await offered(town.stranger),
    ]
    await moveCase(town.clerk, grandchild._id, 'merge', { into: intoOf(child) }, later(5))
    await moveCase(town.leader, child._id, 'decline_offer', { reason: '忙' }, later(6))
    const { found: merged } = await moveCase(town.clerk, child._id, 'merge', { into: intoOf(parent) }, later(7))
    expect(merged).toMatchObject({ state: 'merged', parentId: parent._id, wakeAt: expect.any(Date) })
    expect((await readCase(grandchild._id)).parentId).toBe(parent._id)
    expect((await followersOf(parent._id)).sort()).toEqual(['neighbour', 'stranger'])
    const after = await readCase(parent._id)
    expect(after.version).toBe(after.timeline.length)
  })

  it('into a case that is merged itself is refused and leaves no trace', async () => {
    const [parent, child, other] = [await offered(), await offered(), await offered()]
    await moveCase(town.clerk, child._id, 'merge', { into: intoOf(parent) }, later(5))
    const error = await refusal(moveCase(town.clerk, other._id, 'merge', { into: intoOf(child) }, later(6)))
    expect(error.code).toBe('case_moved')
    expect((await readCase(other._id)).state).toBe('offered')
  })

  it('of two into each other at once leaves one of them alive', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [await offered(town.resident), await offered(town.neighbour)]
      await Promise.allSettled([
        moveCase(town.clerk, a._id, 'merge', { into: intoOf(b) }, later(5)),
        moveCase(town.secretary, b._id, 'merge', { into: intoOf(a) }, later(5)),
      ])
      const states = [(await readCase(a._id)).state, (await readCase(b._id)).state].sort()
      expect(states).toEqual(['merged', 'offered'])
    }
  })

  it('first writes what fell due on the parent: an alert and a breach that the workers slept through are told', async () => {
    const [parent, child] = [await offered(town.resident), await offered(town.neighbour)]
    await catchUpCase(parent, later(6 * 60 + 1))
    await moveCase(town.neighbour, child._id, 'merge', { into: intoOf(parent) }, later(12 * 60))
    const merged = await readCase(parent._id)
    expect([merged.untold.length > 0, merged.wakeAt]).toEqual([true, later(12 * 60)])
    const { timeline } = await catchUpCase(merged, later(20 * 60))
    const steps = timeline.filter(({ command }) => command === 'alert' || command === 'breach')
    expect(steps.map(({ command, dueAt }) => [command, dueAt])).toEqual([
      ['alert', later(10 * 60)],
      ['breach', later(15 * 60)],
    ])
  })

  it('into what has closed itself meanwhile is refused, whoever was awake', async () => {
    const [parent, child] = [await offered(town.resident), await offered(town.neighbour)]
    await moveCase(town.leader, parent._id, 'accept', {}, later(5))
    const { found: resolved } = await moveCase(town.leader, parent._id, 'resolve', { attachments: [photo] }, later(6))
    const merge = moveCase(town.dispatcher, child._id, 'merge', { into: intoOf(resolved) }, later(73 * 3600))
    expect((await refusal(merge)).code).toBe('case_moved')
    expect((await readCase(parent._id)).state).toBe('resolved')
  })
})
