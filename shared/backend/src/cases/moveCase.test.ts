import type { Case } from '@jinlin/domain/cases/case'
import { foldTimeline } from '@jinlin/domain/cases/foldTimeline'
import { describe, expect, it } from 'vitest'
import { refusal } from '../testing/refusal'
import { later, now, useTinyTown } from '../testing/useTinyTown'
import { readCase } from './decideMove'
import { moveCase } from './moveCase'

const { town, offered } = useTinyTown()
const photo = { id: 'photo', kind: 'photo', phase: 'after', by: 'leader', at: now } as const
const accepted = async (): Promise<Case> => {
  const { _id } = await offered()
  return (await moveCase(town.leader, _id, 'accept', {}, later(5))).found
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
    const { _id, key, number, version, wakeAt, timeline, untold, near, areas, dueBy, fingerprint, ...facts } = stored
    expect(foldTimeline(timeline)).toEqual(facts)
    expect([near, areas?.at(-1)]).toEqual([expect.any(String), found.place.areaPath])
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
