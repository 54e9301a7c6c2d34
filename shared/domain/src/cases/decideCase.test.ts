import { describe, expect, it } from 'vitest'
import { nextAsks } from '../dispatch/asks'
import { systemActor } from '../people/roles'
import { aPolicy, aTap, leader, minutes, morning, resident } from '../testing/factories'
import { decideCase } from './decideCase'
import { submitCase } from './submitCase'

describe('smoke', () => {
  it('goes from tap to closed', () => {
    const policy = aPolicy()
    let found = submitCase(aTap(), policy, morning)
    expect(nextAsks(found, policy, morning).map((a) => a.kind)).toEqual(['leader', 'cascade'])
    const l = leader()
    found = decideCase(
      found,
      'offer',
      systemActor,
      { to: l.userId, name: l.name, role: 'grid_leader', kind: 'first', reason: 'x', firstLeft: [] },
      policy,
      morning,
    ).after
    expect(found.offer?.until).toEqual(minutes(3))
    found = decideCase(found, 'accept', l, {}, policy, minutes(2)).after
    found = decideCase(found, 'start', l, {}, policy, minutes(3)).after
    found = decideCase(
      found,
      'resolve',
      l,
      { attachments: [{ id: 'p', kind: 'photo', phase: 'after', by: 'leader', at: minutes(4) }] },
      policy,
      minutes(4),
    ).after
    found = decideCase(found, 'confirm', resident(), {}, policy, minutes(5)).after
    expect(found.state).toBe('closed')
    expect(found.version).toBe(6)
  })
})
