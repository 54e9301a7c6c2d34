import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { buildCase, buildTown, type Town } from '@jinlin/backend/testing/factories'
import { useStores } from '@jinlin/backend/testing/useStores'
import { beforeAll, expect, it } from 'vitest'
import { whoseCase } from './whoseCase'

useStores()
const now = new Date('2026-11-24T03:00:00Z')
const at = (seconds: number) => new Date(now.getTime() + 1000 * seconds)
let town: Town
beforeAll(async () => {
  town = await buildTown()
})

it.each([
  ['is waiting and nobody was asked', { state: 'submitted' }, false],
  ['waits for an answer', { state: 'offered', offer: { to: 'leader', until: at(60) } }, true],
  ['lies in an officer’s inbox without end', { state: 'offered', offer: { to: 'clerk', until: null } }, true],
  ['waits for an answer that is overdue', { state: 'offered', offer: { to: 'leader', until: at(-1) } }, false],
  ['is open to all', { state: 'offered', poolSince: at(-5) }, true],
  ['is in somebody’s hands', { state: 'accepted', assignee: { userId: 'leader' } }, true],
  ['is closed', { state: 'closed' }, true],
])('a case that %s', async (_, patch, held) => {
  const { _id } = await buildCase(town.resident, {}, now)
  await CaseModel.updateOne({ _id }, { $set: patch })
  expect(await whoseCase([_id], now)).toEqual(held ? [] : [`${_id} ${patch.state}`])
})

it('a case that is not there is missing', async () => {
  expect(await whoseCase(['nothing'], now)).toEqual(['1 missing'])
})
