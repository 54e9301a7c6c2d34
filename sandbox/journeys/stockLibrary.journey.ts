import { randomUUID } from 'node:crypto'
import { AccountModel } from '@jinlin/backend/accounts/AccountModel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectTown } from '../src/load/connectTown'
import { type StartedTown, startTown } from './support/startTown'
import { fetchLibrary, talkByLibrary } from './support/stock/stockLibrary'
import { tellOnFailure } from './support/tellOnFailure'

const { missing } = fetchLibrary()
let town: StartedTown
let open: Awaited<ReturnType<typeof connectTown>>

tellOnFailure(() => town)
beforeAll(async () => {
  if (missing) return
  town = await startTown()
  open = await connectTown(town.addresses())
  await AccountModel.updateOne({ _id: 'chahaer' }, { $set: { mode: 'plain' } })
})
afterAll(async () => {
  await open?.close()
  await town?.stop()
})

describe('a stock WeChat library in Python', () => {
  it('signs, seals, opens and reads what is said between WeChat and an account, in plain and in safe mode', async (test) => {
    if (missing) test.skip(`not on this machine: ${missing}`)
    const { accounts, api } = town.addresses()
    const run = randomUUID().slice(0, 8)
    const steps = await talkByLibrary(
      api,
      accounts
        .filter(({ key }) => ['main', 'chahaer'].includes(key))
        .map((account) => ({
          ...account,
          mode: account.key === 'chahaer' ? 'plain' : account.mode,
          openid: `stock-${account.key}-${run}`,
        })),
    )
    expect(steps.filter(({ ok }) => !ok)).toEqual([])
    expect(new Set(steps.map(({ mode }) => mode))).toEqual(new Set(['plain', 'safe']))
    expect(steps.length).toBeGreaterThanOrEqual(15)
  })
})
