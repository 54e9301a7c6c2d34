import { describe, expect, it } from 'vitest'
import { aPolicy, aTap, morning } from '../testing/factories'
import type { Breach, Case, CaseFacts, TimelineEntry } from './case'
import { catchUp } from './catchUp'
import { foldTimeline, mostRepeats } from './foldTimeline'
import { submitCase } from './submitCase'

const policy = aPolicy()
const after = (days: number) => new Date(morning.getTime() + days * 86_400_000)
const lateFor = (days: number): Case => catchUp(submitCase(aTap({}), policy, morning), policy, after(days)).after
const factsOf = ({ _id, key, number, version, wakeAt, timeline, untold, ...facts }: Case): CaseFacts => facts
const recorded = ({ timeline }: Case): Breach[] => timeline.flatMap(({ change }) => change.breach ?? [])

describe('a case nobody closes for ten years', () => {
  const found = lateFor(3650)

  it('stays a document MongoDB takes, under 3 MB', () => {
    expect(found.timeline.length).toBeGreaterThan(3650)
    expect(JSON.stringify(found).length).toBeLessThan(3_000_000)
  })

  it('has every breach in its timeline; its clocks keep those that count and the last repeats', () => {
    const all = recorded(found)
    const repeats = all.filter(({ kind }) => kind === 'repeat')
    expect(all.length).toBeGreaterThan(3640)
    expect(found.clocks.breaches).toEqual(
      all.filter((each) => each.kind !== 'repeat' || repeats.slice(-mostRepeats).includes(each)),
    )
    expect(found.clocks.breaches.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['respond', 'close']))
  })

  it('is what its timeline says', () => expect(foldTimeline(found.timeline)).toEqual(factsOf(found)))
})

describe('a timeline written before, in which each breach repeated all clocks', () => {
  const now = lateFor(20)
  /** The same story as it was written then. */
  const older: TimelineEntry[] = now.timeline.map((entry, at) => {
    const { breach, ...change } = entry.change
    if (!breach) return entry
    return { ...entry, change: { ...change, clocks: foldTimeline(now.timeline.slice(0, at + 1)).clocks } }
  })

  it('gives the same case', () => {
    expect(older.some(({ change }) => (change.clocks?.breaches.length ?? 0) > 10)).toBe(true)
    expect(foldTimeline(older)).toEqual(factsOf(now))
  })

  it('goes on with breaches as they are written today', () => {
    const kept = { ...now, timeline: older }
    const later = catchUp(kept, policy, after(25)).after
    expect(later.clocks).toEqual(lateFor(25).clocks)
    expect(foldTimeline(later.timeline)).toEqual(factsOf(later))
  })
})
