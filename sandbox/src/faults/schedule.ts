import { seeded } from '../load/random'
import { type FaultKind, faultKinds } from './kinds'

/** One fault: when it begins, in ms after the load did, how long it lasts, and a number from 0 to 1 that says which of several it hits. */
export type Fault = { atMs: number; kind: FaultKind; forMs: number; which: number }

/** Processes die more often than anything else. */
const twice: readonly FaultKind[] = [
  'bot-server killed',
  'worker killed',
  'primary killed',
  'redis killed with its data',
]
const deck: readonly FaultKind[] = [...(Object.keys(faultKinds) as FaultKind[]), ...twice]

/** A fault follows the one before after so many ms. */
const gapMs = [3000, 6000] as const
/** The first part of a run is calm, so that there is something to compare with; the last seconds let the last fault be felt. */
const calmShare = 0.2
const tailMs = 5000

const between = (random: () => number, [least, most]: readonly [number, number]): number =>
  Math.round(least + random() * (most - least))

function shuffled<T>(all: readonly T[], random: () => number): T[] {
  const mixed = [...all]
  for (let i = mixed.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1))
    ;[mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T]
  }
  return mixed
}

/** What will be done to the cluster in so many seconds, drawn from the seed alone: every kind comes before any comes again. */
export function scheduleOf(seed: number, seconds: number): Fault[] {
  const random = seeded(seed)
  const faults: Fault[] = []
  let cards: FaultKind[] = []
  let atMs = seconds * 1000 * calmShare
  for (;;) {
    atMs += between(random, gapMs)
    if (atMs > seconds * 1000 - tailMs) return faults
    if (cards.length === 0) cards = shuffled(deck, random)
    const kind = cards.pop() as FaultKind
    faults.push({ atMs, kind, forMs: between(random, faultKinds[kind].forMs), which: random() })
  }
}
