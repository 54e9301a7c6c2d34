import { randomUUID } from 'node:crypto'
import { forgetEnv } from '@jinlin/backend/infra/env'
import { takeCredit } from '@jinlin/backend/notifications/subscriptions'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { beforeAll, describe, expect, it } from 'vitest'
import { answerShapes } from '../openapi/answerShapes'
import { useServer } from '../testing/useServer'
import { useTown } from '../testing/useTown'

const server = useServer()
const { as } = useTown(server)
const path = '/api/me/consents'
const allow = (who: string, answers: object[], key: string = randomUUID()) => as(who).post(path, { answers }, key)
const creditsOf = async (who: string, title: string) =>
  (await as(who).get(path)).body.data.items.find((each: { title: string }) => each.title === title)?.credits

beforeAll(async () => {
  process.env.MINIAPP_ID = 'wxmini'
  process.env.MINIAPP_TEMPLATES = '{"accepted":{"id":"A"},"resolved":{"id":"R"}}'
  forgetEnv()
  await UserModel.updateOne({ _id: 'resident' }, { $set: { openids: ['wxmini:o-resident'] } })
})

describe('somebody asked whether news may be sent', () => {
  it('sees which kinds there are, and that none is allowed yet', async () => {
    const { body } = await as('resident').get(path)
    expect(answerShapes.Consents.parse(body.data).items).toEqual([
      { title: 'accepted', templateId: 'A', credits: 0, refused: false },
      { title: 'resolved', templateId: 'R', credits: 0, refused: false },
    ])
  })

  it('allows one message more each time, a refusal takes nothing away', async () => {
    await allow('resident', [
      { templateId: 'A', accepted: true },
      { templateId: 'R', accepted: false },
    ])
    const { body } = await allow('resident', [{ templateId: 'A', accepted: true }])
    expect(body.data.items).toEqual([
      { title: 'accepted', templateId: 'A', credits: 2, refused: false },
      { title: 'resolved', templateId: 'R', credits: 0, refused: true },
    ])
    await allow('resident', [{ templateId: 'A', accepted: false }])
    expect(await creditsOf('resident', 'accepted')).toBe(2)
  })

  it('whose phone sends the same answer twice has allowed one', async () => {
    const before = await creditsOf('resident', 'accepted')
    const key = randomUUID()
    await Promise.all([1, 2, 3].map(() => allow('resident', [{ templateId: 'A', accepted: true }], key)))
    expect(await creditsOf('resident', 'accepted')).toBe(before + 1)
  })

  it('sees a message that was sent taken off', async () => {
    const before = await creditsOf('resident', 'accepted')
    await takeCredit({ appId: 'wxmini', openid: 'o-resident', templateId: 'A' })
    expect(await creditsOf('resident', 'accepted')).toBe(before - 1)
  })

  it.each([
    ['a template that is none of ours', [{ templateId: 'X', accepted: true }]],
    ['one template twice', ['A', 'A'].map((templateId) => ({ templateId, accepted: true }))],
    ['nothing', []],
    ['something else than yes or no', [{ templateId: 'A', accepted: 'accept' }]],
  ])('cannot answer for %s', async (_, answers) => {
    const { status, body } = await allow('resident', answers)
    expect([status, body.error?.code]).toEqual([400, 'invalid'])
  })

  it('who never opened the mini-program is asked for nothing and can allow nothing', async () => {
    expect((await as('leader').get(path)).body.data.items).toEqual([])
    expect((await allow('leader', [{ templateId: 'A', accepted: true }])).status).toBe(400)
  })
})
