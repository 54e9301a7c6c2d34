import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { moveCase } from '@jinlin/backend/cases/moveCase'
import { at, buildStaff, paths } from '@jinlin/backend/testing/factories'
import { systemActor } from '@jinlin/domain/people/roles'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ApiClient } from '../testing/ApiClient'
import { useServer } from '../testing/useServer'
import { useTown } from '../testing/useTown'

const server = useServer()
const { as, file, seek, give } = useTown(server)
const rivals: ApiClient[] = []

beforeAll(async () => {
  for (let n = 0; n < 30; n += 1) {
    const post = { role: 'grid_leader', areaPath: paths.grid2 } as const
    await buildStaff(`rival-${n}`, '陈格长', post, { home: at(600 + n, 100) })
    rivals.push(await server.as(`rival-${n}`))
  }
})

const command = (client: ApiClient, id: string, body: object) => client.post(`/api/cases/${id}/commands`, body)

describe('thirty leaders who claim one pool case at once', () => {
  it('one wins, each of the others is told who, masked', async () => {
    const { id } = await file()
    await moveCase(systemActor, id, 'open_pool', { nobody: true }, new Date())
    const answers = await Promise.all(rivals.map((each) => command(each, id, { command: 'claim' })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const lost = answers.filter(({ status }) => status === 409)
    expect(lost).toHaveLength(29)
    for (const { body } of lost) {
      expect(body.error).toMatchObject({
        code: 'taken',
        message: '已被 陈** 接单，您不用再去。',
        details: { by: '陈**', state: 'accepted' },
      })
      expect(body.error.details.version).toEqual(expect.any(Number))
    }
  })
})

/** Ways a case can end up that somebody was asked to take: who has it, or that nobody does. */
const ending = async (id: string) => {
  const found = await CaseModel.findById(id).lean()
  if (!found) throw new Error('the case is gone')
  return {
    state: found.state,
    handler: found.assignee?.userId,
    offered: found.offer !== undefined,
    timeline: found.timeline,
  }
}
/** A case held out to the leader, who has no other work. */
const asked = async () => {
  await CaseModel.updateMany({ 'assignee.userId': 'leader' }, { $set: { state: 'closed', wakeAt: null } })
  const { id } = await file()
  await seek(id)
  return id as string
}
const accept = (id: string) => command(as('leader'), id, { command: 'accept' })
const times = Array.from({ length: 8 }, (_, n) => n)

describe('an accept that races', () => {
  it.each(times)('the end of the offer ends one way (%i)', async (n) => {
    const id = await asked()
    const until = new Date(Date.now() + 20)
    await CaseModel.updateOne({ _id: id }, { $set: { 'offer.until': until, wakeAt: until } })
    const expire = new Promise((resolve) => setTimeout(resolve, 18 + n)).then(() =>
      moveCase(systemActor, id, 'expire_offer', { cause: 'time' }, new Date()).then(
        () => 'expired',
        (error) => error.code,
      ),
    )
    const [accepted, expired] = await Promise.all([accept(id), expire])
    const { state, handler } = await ending(id)
    if (accepted.status === 200) expect([state, handler, expired]).toEqual(['accepted', 'leader', 'case_moved'])
    else expect([state, handler, accepted.status]).toEqual(['offered', undefined, 409])
  })

  it.each(times)('a withdrawal ends one way (%i)', async () => {
    const id = await asked()
    const [accepted, withdrawn] = await Promise.all([accept(id), give('resident', id, { command: 'withdraw' })])
    const { state, handler, offered } = await ending(id)
    expect([state, handler, offered, withdrawn.status]).toEqual(['withdrawn', undefined, false, 200])
    if (accepted.status !== 200) expect(accepted.body.error).toMatchObject({ code: 'case_moved', details: { state } })
  })

  it.each(times)('an assignment ends one way (%i)', async () => {
    const id = await asked()
    const assign = give('clerk', id, { command: 'assign', person: 'leader2' })
    const [accepted, assigned] = await Promise.all([accept(id), assign])
    const { state, handler, offered, timeline } = await ending(id)
    expect([state, handler, offered, assigned.status]).toEqual(['accepted', 'leader2', false, 200])
    const taken = timeline.map((entry) => entry.command).filter((each) => each === 'accept')
    expect(taken).toHaveLength(accepted.status === 200 ? 1 : 0)
    if (accepted.status !== 200) expect(accepted.body.error).toMatchObject({ code: 'taken', details: { by: '李**' } })
  })
})
