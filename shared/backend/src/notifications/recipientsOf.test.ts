import type { Case, CommandName } from '@jinlin/domain/cases/case'
import { newsOf } from '@jinlin/domain/cases/tellsOf'
import type { Recipient } from '@jinlin/domain/notifications/recipients'
import { beforeAll, describe, expect, it } from 'vitest'
import { catchUpCase } from '../cases/catchUpCase'
import { moveCase } from '../cases/moveCase'
import { StaffModel } from '../dispatch/StaffModel'
import { seekNext } from '../dispatch/seekNext'
import { buildCase, buildStaff, buildTown, lamp, paths, plumbing, type Town } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { recipientsOf } from './recipientsOf'

useStores()

const now = new Date('2026-11-24T03:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const nextCommunity = '1509/150902/150902002/150902002003/150902002003001'

let town: Town
beforeAll(async () => {
  town = await buildTown()
  await buildStaff('next', '卫格长', { role: 'grid_leader', areaPath: nextCommunity })
  await buildStaff('resting', '蒋格长', { role: 'grid_leader', areaPath: paths.grid2 })
  await StaffModel.updateOne({ _id: 'resting' }, { $set: { onDuty: false } })
})

/** Who these are for the last entry of this command. */
const told = async (found: Case, command: CommandName, recipient: Recipient): Promise<string[]> => {
  const last = found.timeline.findLast((each) => each.command === command)
  const news = last && newsOf(found, last.seq)
  if (!news) throw new Error(`no ${command} is told`)
  const { entry, before, after } = news
  return (await recipientsOf(recipient, { found, entry, before, after, now: entry.at })).sort()
}
const filed = async (category: string) => seekNext(await buildCase(town.resident, { category }, now), now)
/** Nobody took it for six minutes of its turn. */
const pooled = (found: Case) => catchUpCase(found, new Date(found.turnAt.getTime() + 361_000))
const escalated = async (category: string, times = 1): Promise<Case> => {
  let found = await filed(category)
  for (let n = 0; n < times; n += 1) {
    const superior = n === 0 ? town.clerk : town.street
    found = (await moveCase(superior, found._id, 'escalate', { reason: '人手不够' }, later(60 + n))).found
  }
  return found
}

describe('who hears that a case is open for claiming', () => {
  it('of a report: every leader on duty near by, of whatever community', async () => {
    expect(await told(await pooled(await filed(lamp)), 'open_pool', 'pool')).toEqual(['leader', 'leader2', 'next'])
  })

  it('of a call-out: who has the skill', async () => {
    expect(await told(await pooled(await filed(plumbing)), 'open_pool', 'pool')).toEqual(['plumber'])
  })

  it('of a report escalated to the community: its own leaders, and the officers of community and street', async () => {
    const found = await pooled(await escalated(lamp))
    expect(found).toMatchObject({ level: 'community', asking: { routed: true } })
    expect(await told(found, 'open_pool', 'pool')).toEqual(['clerk', 'leader', 'leader2', 'secretary', 'street'])
  })

  it('of a report escalated to the street: the leaders of all its communities too', async () => {
    const found = await pooled(await escalated(lamp, 2))
    expect(found.level).toBe('street')
    const expected = ['clerk', 'leader', 'leader2', 'next', 'secretary', 'street']
    expect(await told(found, 'open_pool', 'pool')).toEqual(expected)
  })

  it('of a call-out escalated: the trade as before, and those of the area', async () => {
    const expected = ['clerk', 'leader', 'leader2', 'plumber', 'secretary', 'street']
    expect(await told(await pooled(await escalated(plumbing)), 'open_pool', 'pool')).toEqual(expected)
  })
})

describe('who hears of the escalation itself', () => {
  it('the duty officer of the level it went to, and the leader who was being asked', async () => {
    const found = await escalated(lamp)
    expect(await told(found, 'escalate', 'duty')).toEqual([expect.stringMatching(/^(clerk|secretary)$/)])
    expect(await told(found, 'escalate', 'oldOffered')).toEqual(['leader'])
    expect(await told(found, 'escalate', 'reporter')).toEqual(['resident'])
  })
})
