import { AccountModel } from '@jinlin/backend/accounts/AccountModel'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { EntranceModel } from '@jinlin/backend/register/EntranceModel'
import { readSign } from '@jinlin/backend/register/entrances'
import { useStores } from '@jinlin/backend/testing/useStores'
import { beforeAll, describe, expect, it } from 'vitest'
import { accountPlans } from './accounts'
import { seedTown, type TownInfo } from './seedTown'
import { type SignAround, signsAround } from './signsAround'

useStores()

const encodingAesKey = 'a'.repeat(43)
const accounts = accountPlans.map(({ key, mode }) => {
  const keys = { appId: `wx${key}`, originalId: `gh_${key}`, secret: key, token: `token${key}`, encodingAesKey }
  return { key, mode, ...keys }
})
let info: TownInfo
beforeAll(async () => {
  info = await seedTown({ seed: 12111, accounts, keys: { miniappId: 'wxmini' }, now: new Date('2026-11-24T06:00:00Z') })
})
const person = (key: string) => info.people.find((one) => one.key === key)!
const entranceAt = async ({ scene }: SignAround) => (await readSign(scene))?.entranceId

describe('the signs somebody passes', () => {
  it('begin at the own door, go on in the same building, and are five', async () => {
    const signs = await signsAround(person('resident'))
    expect(signs.map(({ own }) => own)).toEqual([true, false, false, false, false])
    const home = (await UserModel.findById('resident').lean())?.dwellingId ?? ''
    expect(home.startsWith((await entranceAt(signs[0]!))!)).toBe(true)
    expect(signs.map(({ text }) => text)).toEqual([...new Set(signs.map(({ text }) => text))])
    for (const { text } of signs) expect(text).toMatch(/^\p{Script=Han}+ \d+ 号楼 \d 单元$/u)
  })

  it('are those of the real register, the same ones when they are passed again', async () => {
    const signs = await signsAround(person('resident'))
    expect(await signsAround(person('resident'))).toEqual(signs)
    for (const sign of signs) expect(await EntranceModel.exists({ scene: sign.scene })).not.toBeNull()
  })

  it('bring the account of their community', async () => {
    const [sign] = await signsAround(person('resident'))
    expect((await AccountModel.findById(sign!.accountKey).lean())?._id).toBe('chahaer')
    expect(sign!.picture).toContain('<svg')
  })

  it('begin near by for whoever has bound no home', async () => {
    const signs = await signsAround(person('stranger'))
    expect(signs).toHaveLength(5)
    expect(signs.some(({ own }) => own)).toBe(false)
  })

  it('begin at the new door of whoever has moved', async () => {
    const [, next] = await signsAround(person('neighbour'))
    const entranceId = await entranceAt(next!)
    await UserModel.updateOne({ _id: 'neighbour' }, { $set: { entranceId } })
    expect((await signsAround(person('neighbour')))[0]).toEqual({ ...next, own: true })
  })
})
