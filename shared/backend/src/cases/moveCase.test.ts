import type { Case } from '@jinlin/domain/cases/case'
import { foldTimeline } from '@jinlin/domain/cases/foldTimeline'
import { DomainError } from '@jinlin/domain/errors'
import { type Actor, systemActor } from '@jinlin/domain/people/roles'
import { beforeAll, describe, expect, it } from 'vitest'
import { policyOf } from '../dispatch/policies'
import { seekNext } from '../dispatch/seekNext'
import { handOverNews } from '../notifications/handOverNews'
import { at, buildCase, buildStaff, buildTown, buildUser, paths, type Town } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { catchUpCase } from './catchUpCase'
import { readCase } from './decideMove'
import { followersOf } from './followers'
import { moveCase } from './moveCase'
import { nextSleep, sleepUntil } from './sleepUntil'

useStores()

const now = new Date('2026-11-24T03:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const photo = { id: 'photo', kind: 'photo', phase: 'after', by: 'leader', at: now } as const

let town: Town
beforeAll(async () => {
  town = await buildTown()
})

const offered = async (reporter: Actor = town.resident): Promise<Case> => {
  const filed = await buildCase(reporter, {}, now)
  return seekNext(await handOverNews(filed, now), now)
}
const accepted = async (): Promise<Case> => {
  const { _id } = await offered()
  return (await moveCase(town.leader, _id, 'accept', {}, later(5))).found
}
const refusal = async (work: Promise<unknown>): Promise<DomainError> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(DomainError)
  return error as DomainError
}
/** Frees the leader, so that the next test finds them under the cap. */
const done = ({ _id }: Case) => moveCase(town.leader, _id, 'resolve', { attachments: [photo] }, later(60))

describe('a case', () => {
  it('goes from the tap to the leader and is closed by the resident', async () => {
    const found = await offered()
    expect(found).toMatchObject({ state: 'offered', offer: { to: 'leader', kind: 'first' }, asked: ['leader'] })
    await moveCase(town.leader, found._id, 'accept', {}, later(10))
    await moveCase(town.leader, found._id, 'start', {}, later(20))
    await moveCase(town.leader, found._id, 'resolve', { attachments: [photo] }, later(30))
    const { found: closed } = await moveCase(town.resident, found._id, 'confirm', {}, later(40))
    expect(closed.state).toBe('closed')
    expect(closed.timeline.map(({ seq }) => seq)).toEqual(closed.timeline.map((_, index) => index + 1))
    expect(closed.version).toBe(closed.timeline.length)
  })

  it('stored is what its timeline folds to', async () => {
    const found = await accepted()
    const stored = await readCase(found._id)
    const { _id, key, number, version, wakeAt, timeline, untold, near, fingerprint, ...facts } = stored
    expect(foldTimeline(timeline)).toEqual(facts)
    expect(near).toBeDefined()
    await done(found)
  })

  it('writes the steps that fell due before the command, each with its true moment', async () => {
    const found = await offered()
    const { found: withdrawn } = await moveCase(town.resident, found._id, 'withdraw', {}, later(11 * 60))
    const keys = withdrawn.timeline.flatMap(({ key }) => (key ? [key] : []))
    expect(keys).toEqual(['t1.expire.1', 't1.respond.40', 't1.respond.67'])
    expect(withdrawn.timeline.find(({ key }) => key === 't1.respond.67')?.dueAt).toEqual(later(600))
  })
})

describe('somebody who sends the same command again', () => {
  it('gets the first answer, and nothing happens twice', async () => {
    const found = await offered()
    const options = { commandId: 'once', fingerprint: 'a' }
    const first = await moveCase(town.leader, found._id, 'accept', {}, later(5), options)
    const again = await moveCase(town.leader, found._id, 'accept', {}, later(6), options)
    expect(first.replayed).toBe(false)
    expect(again).toMatchObject({ replayed: true, found: { version: first.found.version } })
    await done(found)
  })

  it('is refused when the content is another one', async () => {
    const found = await offered()
    await moveCase(town.leader, found._id, 'accept', {}, later(5), { commandId: 'once', fingerprint: 'a' })
    const error = await refusal(
      moveCase(town.leader, found._id, 'start', {}, later(6), { commandId: 'once', fingerprint: 'b' }),
    )
    expect(error.code).toBe('key_reused')
    await done(found)
  })

  it('does not meet the keys of other people', async () => {
    const found = await offered()
    await moveCase(town.leader, found._id, 'accept', {}, later(5), { commandId: 'mine' })
    const noted = await moveCase(town.resident, found._id, 'add_note', { note: '在门口' }, later(6), {
      commandId: 'mine',
    })
    expect(noted.replayed).toBe(false)
    await done(found)
  })
})

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
    const filed = await buildCase(town.resident, {}, now)
    const pooled = await catchUpCase(await seekNext(await handOverNews(filed, now), now), later(361))
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

describe('somebody who saw an older version', () => {
  it('may still decide when only notes came since', async () => {
    const found = await offered()
    await moveCase(town.resident, found._id, 'add_note', { note: '在门口' }, later(4))
    const { found: taken } = await moveCase(town.leader, found._id, 'accept', {}, later(5), { version: found.version })
    expect(taken.state).toBe('accepted')
    await done(taken)
  })

  it('is refused when the matter has become another one', async () => {
    const found = await offered()
    await moveCase(town.clerk, found._id, 'recategorise', { category: 'E0101' }, later(4))
    const error = await refusal(moveCase(town.clerk, found._id, 'supervise', {}, later(5), { version: found.version }))
    expect(error).toMatchObject({ code: 'case_moved', details: { state: expect.any(String) } })
  })
})

describe('followers', () => {
  it('take over when the reporter withdraws: the earliest speaks for the case', async () => {
    const found = await offered()
    await buildCase(town.neighbour, {}, now)
    await buildCase(town.stranger, {}, now)
    await moveCase(town.neighbour, found._id, 'follow', {}, later(5))
    await moveCase(town.stranger, found._id, 'follow', {}, later(6))
    const { found: after } = await moveCase(town.resident, found._id, 'withdraw', {}, later(7))
    expect(after).toMatchObject({ state: 'offered', speaker: 'neighbour' })
  })

  it('know the case from their own: by its id alone nobody follows it, and never a restricted one', async () => {
    const found = await offered()
    const far = { point: { lng: 113.1112, lat: 41.0305, datum: 'wgs84' } } as const
    const lonely = await buildUser('lonely', { name: '单四' })
    await buildCase(lonely, far, now)
    expect((await refusal(moveCase(lonely, found._id, 'follow', {}, later(5)))).code).toBe('not_found')
    const secret = await buildCase(town.resident, { category: 'E2404' }, now)
    await buildCase(lonely, { category: 'E2404' }, now)
    expect((await refusal(moveCase(lonely, secret._id, 'follow', {}, later(5)))).code).toBe('not_found')
    expect(await followersOf(found._id)).toEqual([])
  })

  it('are not kept when the following was refused', async () => {
    const found = await offered()
    await moveCase(town.resident, found._id, 'withdraw', {}, later(5))
    await refusal(moveCase(town.neighbour, found._id, 'follow', {}, later(6)))
    expect(await followersOf(found._id)).toEqual([])
  })
})

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
})

const intoOf = ({ _id: id, state, place: { areaPath } }: Case) => ({ id, state, areaPath })

describe('a sleeping case', () => {
  it('that nobody can be found for rests 30 s, but never past a step of its clocks', async () => {
    const found = await offered()
    const policy = await policyOf(found)
    const { offer: _offer, ...rest } = found
    const seeking = { ...rest, untold: [] }
    expect(nextSleep(seeking, policy, later(10))).toEqual(later(40))
    expect(nextSleep(seeking, policy, later(350))).toEqual(later(360))
  })

  it('is not put to sleep by somebody who read an older version', async () => {
    const found = await offered()
    await moveCase(town.resident, found._id, 'add_note', { note: '快一点' }, later(5))
    expect(await sleepUntil(found, later(999), later(6))).toBe(false)
  })
})
