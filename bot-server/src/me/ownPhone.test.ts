import { randomUUID } from 'node:crypto'
import { AuditModel } from '@jinlin/backend/people/AuditModel'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { open } from '@jinlin/backend/register/vault'
import { describe, expect, it } from 'vitest'
import { answerShapes } from '../openapi/answerShapes'
import { usePhoneWechat } from '../testing/phoneWechat'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { useTown } from '../testing/useTown'

usePhoneWechat()
const { as } = useTown(useServer())
const tell = (who: string, phoneCode: unknown, key: string = randomUUID()) =>
  as(who).post('/api/me/phone', { phoneCode }, key)

describe('whoever gives their phone number', () => {
  it('is shown it masked; it is kept sealed, and on record without a digit', async () => {
    const given = await tell('resident', 'phone-13804740021')
    expect(answerShapes.Person.safeParse(given.body.data).error).toBeUndefined()
    expect(given.body.data.phone).toBe('138****0021')
    expect((await as('resident').get('/api/me')).body.data.phone).toBe('138****0021')
    const user = await UserModel.findById('resident').lean()
    expect(user?.phone).not.toContain('0021')
    expect(open(user?.phone ?? '', { collection: 'users', id: 'resident', field: 'phone' })).toBe('13804740021')
    const deed = await AuditModel.findOne({ action: 'phone.keep', object: 'resident' }).lean()
    expect([deed?.actorId, deed?.fields, JSON.stringify(deed).includes('13804740021')]).toEqual([
      'resident',
      ['phone'],
      false,
    ])
  })

  it('may take it back with one tap', async () => {
    await tell('neighbour', 'phone-13804740022')
    const { status, body } = await tell('neighbour', null)
    expect([status, body.data.phone]).toEqual([200, undefined])
    expect((await UserModel.findById('neighbour').lean())?.phone).toBeUndefined()
  })

  it('and asks again with the same key, because no answer came, spends the code once', async () => {
    const key = randomUUID()
    const first = await tell('stranger', 'phone-13804740023', key)
    const again = await tell('stranger', 'phone-13804740023', key)
    expect([again.status, again.body.data]).toEqual([200, first.body.data])
    expect(await AuditModel.countDocuments({ action: 'phone.keep', object: 'stranger' })).toBe(1)
  })

  it('by a code WeChat does not know hears so, stays signed in, and keeps what was there', async () => {
    await tell('leader', 'phone-13804740024')
    const wrong = await tell('leader', 'nonsense')
    expect(refusedAs(wrong)).toEqual([401, 'code_invalid'])
    expect(wrong.body.error.message).toBe('没拿到手机号，请再点一次。')
    expect((await as('leader').get('/api/me')).body.data.phone).toBe('138****0024')
  })

  it('of another country hears that it is not taken, and keeps what was there', async () => {
    await tell('leader', 'phone-13804740024')
    const abroad = await tell('leader', 'phone-49-15112345678')
    expect(refusedAs(abroad)).toEqual([401, 'code_invalid'])
    expect(abroad.body.error.message).toBe('这里只收中国内地的手机号，请换一个。')
    expect((await as('leader').get('/api/me')).body.data.phone).toBe('138****0024')
  })

  it.each([
    ['nothing', undefined],
    ['an operator', { $ne: '' }],
    ['a number itself', 13804740025],
    ['spaces', 'a code'],
  ])('as %s is refused', async (_, phoneCode) =>
    expect(refusedAs(await tell('plumber', phoneCode))).toEqual([400, 'invalid']),
  )
})
