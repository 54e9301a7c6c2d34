import { aPolicy, dispatcher, leader } from '@jinlin/domain/testing/factories'
import { after, inState } from '@jinlin/domain/testing/stories'
import { beforeAll, describe, expect, it } from 'vitest'
import { moveCase } from '../cases/moveCase'
import { metrics } from '../infra/metrics'
import { buildCase, buildTown, type Town } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { calendarAlarm, calendarAlarmOf } from './calendarAlarm'
import { firstPolicy } from './firstPolicy'

useStores()

const raised = async () => (await metrics.calendarMissing.get()).values.reduce((sum, { value }) => sum + value, 0)

let town: Town
beforeAll(async () => {
  town = await buildTown()
})

describe('a deadline in a year without holidays', () => {
  it('raises the alarm once, and one in a known year none', async () => {
    const before = await raised()
    calendarAlarm(firstPolicy(), 'alarmed', new Date('2026-11-24T04:00:00Z'))
    expect(await raised()).toBe(before)
    for (let i = 0; i < 3; i++) calendarAlarm(firstPolicy(), 'alarmed', new Date('2099-01-01T04:00:00Z'))
    expect(await raised()).toBe(before + 1)
  })

  it('is told by the clock of the city', async () => {
    const before = await raised()
    calendarAlarm(aPolicy(), 'eve', new Date('2026-12-31T15:59:00Z'))
    expect(await raised()).toBe(before)
    calendarAlarm(aPolicy(), 'eve', new Date('2026-12-31T16:00:00Z'))
    expect(await raised()).toBe(before + 1)
  })

  it('raises it when a resident opens the case again, as when it was filed', async () => {
    const at = (day: string) => new Date(`2098-12-${day}T03:00:00Z`)
    const { _id } = await buildCase(town.resident, {}, at('22'))
    await moveCase(
      town.clerk,
      _id,
      'assign',
      { person: { userId: 'leader', name: '王格长', role: 'grid_leader' } },
      at('22'),
    )
    const photo = { id: 'p', kind: 'photo', phase: 'after', by: 'leader', at: at('29') } as const
    await moveCase(town.leader, _id, 'resolve', { attachments: [photo] }, at('29'))
    const before = await raised()
    await moveCase(town.resident, _id, 'reopen', { reason: '又坏了' }, at('30'))
    expect(await raised()).toBe(before + 1)
  })

  it('is a department’s too, whose time counts its office hours; nothing is raised where nothing is counted', async () => {
    const policy = aPolicy({ calendar: { ...aPolicy().calendar, years: [] } })
    const asked = inState('offered', {}, policy)
    const before = await raised()
    calendarAlarmOf(asked, after(asked, [1, 'accept', leader()], policy), policy)
    expect(await raised()).toBe(before)
    calendarAlarmOf(asked, after(asked, [1, 'transfer', dispatcher()], policy), policy)
    expect(await raised()).toBe(before + 1)
  })
})
