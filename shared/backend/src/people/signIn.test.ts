import { beforeAll, describe, expect, it } from 'vitest'
import { AccountModel } from '../accounts/AccountModel'
import { useStores } from '../testing/useStores'
import { openidAt, personOfAccount, personOfMiniProgram } from './signIn'
import { UserModel } from './UserModel'

useStores()

beforeAll(async () => {
  await AccountModel.create([
    {
      _id: 'main',
      name: '12111',
      appId: 'wxmain',
      originalId: 'gh',
      secret: 's',
      token: 't',
      encodingAesKey: 'k',
      mode: 'plain',
      areaPath: '1509/150902',
    },
  ])
})

describe('a person', () => {
  it('new to the mini-program becomes a resident, once, however many requests come at once', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => personOfMiniProgram('wxmini', 'o1')))
    expect(new Set(ids).size).toBe(1)
    expect(await UserModel.findById(ids[0] ?? '').lean()).toMatchObject({
      grants: [{ role: 'resident' }],
      status: 'active',
    })
  })

  it('met at an account and in the mini-program is one person by the unionid', async () => {
    const byAccount = await personOfAccount('main', 'o2', 'u2')
    const byProgram = await personOfMiniProgram('wxmini', 'o3', 'u2')
    expect(byProgram).toBe(byAccount)
    expect(await openidAt(byAccount, 'wxmain')).toBe('o2')
    expect(await openidAt(byAccount, 'wxmini')).toBe('o3')
  })

  it('gets the unionid that is learnt later', async () => {
    const first = await personOfMiniProgram('wxmini', 'o4')
    expect(await personOfMiniProgram('wxmini', 'o4', 'u4')).toBe(first)
    expect(await personOfAccount('main', 'o5', 'u4')).toBe(first)
  })

  it('with the same openid at another app is another person', async () => {
    expect(await personOfMiniProgram('wxmini', 'o6')).not.toBe(await personOfAccount('main', 'o6'))
  })
})
