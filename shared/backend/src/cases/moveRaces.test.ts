import type { DomainError } from '@jinlin/domain/errors'
import { systemActor } from '@jinlin/domain/people/roles'
import { describe, expect, it } from 'vitest'
import { at, buildStaff, paths } from '../testing/factories'
import { later, useTinyTown } from '../testing/useTinyTown'
import { catchUpCase } from './catchUpCase'
import { readCase } from './decideMove'
import { moveCase } from './moveCase'

const { town, offered } = useTinyTown()

describe('people who are equally fast', () => {
  it('30 claim one pool case at once: one wins, 29 are told who', async () => {
    const crowd = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        buildStaff(
          `crowd${i}`,
          `${'赵钱孙李周吴郑王冯陈'[i % 10]}大`,
          { role: 'grid_leader', areaPath: paths.grid2 },
          { home: at(650, 150) },
        ),
      ),
    )
    const filed = await offered()
    const pooled = await catchUpCase(filed, later(361))
    expect(pooled.poolSince).toEqual(later(360))
    const answers = await Promise.allSettled(crowd.map((one) => moveCase(one, filed._id, 'claim', {}, later(365))))
    const winners = answers.filter(({ status }) => status === 'fulfilled')
    expect(winners).toHaveLength(1)
    const { assignee } = await readCase(filed._id)
    const by = `${assignee?.name.charAt(0)}**`
    const losers = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as DomainError] : []))
    expect(losers.map(({ code }) => code)).toEqual(Array(29).fill('taken'))
    expect(new Set(losers.map(({ details }) => details?.by))).toEqual(new Set([by]))
  })

  const rivals = {
    'an expiry': (id: string) => moveCase(systemActor, id, 'expire_offer', { cause: 'off_duty' }, later(5)),
    'a withdrawal': (id: string) => moveCase(town.resident, id, 'withdraw', {}, later(5)),
    'an assignment': (id: string) =>
      moveCase(
        town.clerk,
        id,
        'assign',
        { person: { userId: 'leader2', name: '李格长', role: 'grid_leader' } },
        later(5),
      ),
  }
  it.each(Object.entries(rivals))('an accept and %s end one way', async (_, rival) => {
    for (let round = 0; round < 12; round += 1) {
      const { _id } = await offered()
      const [accept, other] = await Promise.allSettled([moveCase(town.leader, _id, 'accept', {}, later(5)), rival(_id)])
      const after = await readCase(_id)
      const commands = after.timeline.map(({ command }) => command)
      const takings = after.timeline.filter(({ command }) => ['accept', 'assign'].includes(command))
      expect(accept.status === 'fulfilled').toBe(commands.includes('accept'))
      expect(other.status === 'fulfilled' || accept.status === 'fulfilled').toBe(true)
      expect(after.version).toBe(after.timeline.length)
      expect(takings.filter(({ turn }) => turn === after.turn).length).toBeLessThanOrEqual(1)
      await moveCase(town.resident, _id, 'withdraw', {}, later(6)).catch(() => undefined)
    }
  })

  it('20 notes at once are all kept, each once', async () => {
    const found = await offered()
    const notes = Array.from({ length: 20 }, (_, i) => `第 ${i} 句`)
    await Promise.all(notes.map((note) => moveCase(town.resident, found._id, 'add_note', { note }, later(5))))
    const { timeline } = await readCase(found._id)
    expect(timeline.flatMap(({ command, note }) => (command === 'add_note' ? [note] : [])).sort()).toEqual(notes.sort())
  })
})
