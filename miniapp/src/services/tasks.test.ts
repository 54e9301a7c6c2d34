import { expect, it } from 'vitest'
import { aPresentedCase } from '../../test/fakeTown'
import { byUrgency } from './tasks'

const now = Date.parse('2026-11-30T04:00:00Z')
const iso = (hours: number) => new Date(now + hours * 3_600_000).toISOString()
const clocks = (patch: object) => ({ ...aPresentedCase({}, now).clocks, ...patch })

it('what waits for its first answer comes before what must be closed today, from the tap on', () => {
  const tapped = aPresentedCase({ id: 'tapped', state: 'submitted', clocks: clocks({ respondBy: iso(0.25) }) }, now)
  const today = aPresentedCase({ id: 'today', state: 'accepted', clocks: clocks({ closeBy: iso(5) }) }, now)
  expect([today, tapped].sort(byUrgency).map(({ id }) => id)).toEqual(['tapped', 'today'])
})

it('what is offered again was answered in time once, and stands by its closing', () => {
  const answered = clocks({ respondBy: iso(-20), respondedAt: iso(-20.1), closeBy: iso(30) })
  const again = aPresentedCase({ id: 'again', state: 'offered', clocks: answered }, now)
  const today = aPresentedCase({ id: 'today', state: 'in_progress', clocks: clocks({ closeBy: iso(5) }) }, now)
  expect([again, today].sort(byUrgency).map(({ id }) => id)).toEqual(['today', 'again'])
})
