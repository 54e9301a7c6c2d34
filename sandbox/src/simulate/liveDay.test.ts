import { isWorking } from '@jinlin/domain/cases/commands'
import { foldTimeline } from '@jinlin/domain/cases/foldTimeline'
import { timeOf } from '@jinlin/domain/clocks/shanghai'
import { describe, expect, it } from 'vitest'
import { figuresByPhase } from './figures'
import { nothingLost } from './goals'
import type { Run } from './run'
import { smallDay, smallPlan } from './testing/smallDay'

const plainPlan = { ...smallPlan, storm: undefined }
const facts = ({ fates }: Run) => fates.map(({ found, report, ...rest }) => rest)

describe('a small town lives through a day', () => {
  const run = smallDay('jinlin', 7)

  it('and the same seed gives the same day, another seed another', () => {
    expect(facts(smallDay('jinlin', 7))).toEqual(facts(run))
    expect(facts(smallDay('jinlin', 8))).not.toEqual(facts(run))
  })

  it('nothing is lost, and what is still open can be replayed from its timeline', () => {
    expect(run.fates).toHaveLength(640)
    expect(nothingLost(run).met).toBe(true)
    for (const { found } of run.fates) if (found) expect(foldTimeline(found.timeline).state).toBe(found.state)
  })

  it('every working case is in exactly one pair of hands', () => {
    const held = run.crew.workers.flatMap(({ jobs }) => jobs)
    const working = run.fates.filter(({ found }) => found && isWorking(found.state)).map(({ report }) => report.serial)
    expect(held.sort((a, b) => a - b)).toEqual(working)
  })

  it('no offer waits for somebody who has none', () => {
    const held = run.crew.workers.flatMap(({ offers }) => [...offers])
    const offered = run.fates.filter(({ found }) => found?.offer).map(({ report }) => report.serial)
    expect(held.sort((a, b) => a - b)).toEqual(offered)
  })

  it('by night only duty officers are asked', () => {
    const night = run.fates.filter(({ answeredAt }) => {
      const time = timeOf(new Date(answeredAt ?? 0))
      return answeredAt !== undefined && (time < '07:00' || time >= '22:00')
    })
    expect(night.length).toBeGreaterThan(10)
    for (const { person = 0 } of night) expect(run.crew.of(person).person.byNight).toBe(true)
  })

  it('walks at 4 km/h: nobody is there before the way can be walked', () => {
    for (const { answeredAt = 0, thereAt, metres = 0 } of run.fates)
      if (thereAt !== undefined) expect(((thereAt - answeredAt) / 3_600_000) * 4000).toBeGreaterThan(metres - 1)
  })
})

describe('ways to find a person, on the same day', () => {
  const dayOf = (name: string) => figuresByPhase(smallDay(name, 7, plainPlan)).get('all')!
  const [jinlin, nearest, inTurn, leastLoaded] = ['jinlin', 'nearest', 'round robin', 'least loaded'].map(dayOf)

  it('Jinlin goes little further than the optimum; the more people would have come, the nearer that is', () => {
    const { 'as asked': asAsked = 0, patient = 0, everybody = 0 } = jinlin!.overBest
    expect(asAsked).toBeGreaterThan(0.9)
    expect(asAsked).toBeLessThan(1.5)
    expect(patient).toBeGreaterThan(asAsked)
    expect(everybody).toBeGreaterThan(patient)
  })

  it('asking the nearest saves steps, taking turns and sharing alike cost them', () => {
    expect(nearest!.metres).toBeLessThan(inTurn!.metres)
    expect(jinlin!.metres).toBeLessThan(leastLoaded!.metres)
    expect(leastLoaded!.gini).toBeLessThan(nearest!.gini)
  })
})
