import { describe, expect, it } from 'vitest'
import { foldTimeline } from '../cases/foldTimeline'
import { submitCase } from '../cases/submitCase'
import { leaves } from '../categories/catalogue'
import { defaultPolicy } from '../dispatch/policy'
import type { Actor } from '../people/roles'
import { settleMatter } from './settleMatter'

const now = new Date('2026-11-24T03:00:00Z')
const areaPath = '1509/150902/150902002/150902002002/150902002002001'
const steward: Actor = {
  userId: 'steward',
  name: '郑楼长',
  grants: [{ role: 'resident' }, { role: 'building_steward', areaPath }],
}
const born = (category: string) =>
  submitCase(
    {
      id: 'c1',
      key: 'k1',
      number: '150902-2026-000001',
      category,
      words: '楼道里的自行车挪走了',
      attachments: [],
      place: { areaPath, gridCode: '150902002002001', text: '3 号楼邻里群' },
      reporter: { userId: 'steward', name: '郑楼长', via: 'group', groupId: 'g1', hidden: false, happenedAt: now },
      level: 'grid',
      dispatchAt: now,
    },
    defaultPolicy,
    now,
  )
const needsPhoto = leaves.find((each) => each.needsAfterPhoto)?.code ?? ''
const free = leaves.find((each) => !each.needsAfterPhoto && each.code.startsWith('E'))?.code ?? ''

describe('a matter that a group has settled already', () => {
  it('is closed when it is stored, by the same steps as every other case', () => {
    const found = settleMatter(born(free), steward, 'building_steward', [], defaultPolicy, now)
    expect(found.timeline.map(({ command }) => command)).toEqual(['submit', 'offer', 'accept', 'resolve', 'confirm'])
    expect(found).toMatchObject({ state: 'closed', assignee: { userId: 'steward' }, wakeAt: expect.anything() })
    expect(found.clocks).toMatchObject({ respondedAt: now, resolvedAt: now, closedAt: now, breaches: [] })
    expect(foldTimeline(found.timeline)).toMatchObject({ state: 'closed', assignee: { userId: 'steward' } })
  })

  it('needs the photo its category asks for', () => {
    expect(() => settleMatter(born(needsPhoto), steward, 'building_steward', [], defaultPolicy, now)).toThrow(
      'photo_missing',
    )
    const photo = { id: 'a1', kind: 'photo', phase: 'after', by: 'steward', at: now } as const
    const found = settleMatter(born(needsPhoto), steward, 'building_steward', [photo], defaultPolicy, now)
    expect(found).toMatchObject({ state: 'closed', attachments: [photo] })
  })
})
