import { AsyncResource } from 'node:async_hooks'
import { DomainError } from '@jinlin/domain/errors'
import { breathMs } from './breath'
import { logger } from './logger'
import { withinTime } from './withinTime'

type Waiting<T, R> = { item: T; resolve: (answer: R) => void; reject: (error: unknown) => void }

/** How one item of a batch ended. */
export type Outcome<R> = { value: R } | { error: unknown }

/** From so many in one batch and beside it, on the average, waiting for more is worth while. */
const worthWaiting = 1.3
/** How much the last batch counts in that average. */
const weight = 0.2
/** With so many together a batch goes at once, unless a round is dear by itself: of the store's, one more would spare each of them next to nothing. */
const enoughForTheStore = 16

/** How items are gathered: so many at `most` in one batch, in so many `lanes` side by side; `enough` of them go at once, fewer wait for a `breath`, in ms. `nested` = the work itself waits for other batches. `longestMs` = a round without an answer by then has none. */
type Gathering = {
  most: number
  lanes: number
  enough: number
  breath: () => number
  nested: boolean
  longestMs: number
}
const usual: Gathering = {
  most: 64,
  lanes: 2,
  enough: enoughForTheStore,
  breath: breathMs,
  nested: false,
  // the store's own limits end sooner: a selection, an answer, and the same once more
  longestMs: 30_000,
}

/** A round that is never answered would keep its lane for ever, and with it everybody who comes after. What it did nobody knows. */
function unanswered(): Error {
  logger.error({ alarm: 'unanswered' }, 'a round to a store was never answered')
  return new DomainError('retry_same_key')
}

/** Batches that wait for company, and rounds to a store under way in the whole process: who comes back from one may join the next. */
const gathering = new Set<{ goNow: () => void }>()
let rounds = 0
let looking = false

/** Where no round is under way nobody is left who could come: whoever waits for company goes. Looked at after those have spoken who were answered just now. */
function lookWhoComes(): void {
  if (looking || rounds > 0 || gathering.size === 0) return
  looking = true
  setImmediate(() => {
    looking = false
    if (rounds === 0) for (const batch of gathering) batch.goNow()
  })
}

/**
 * Group commit: an item that comes alone goes at once, with whatever comes in the same breath; those that come while a batch is under way go together in the next one. Each caller hears of their own
 * item only; an error of the whole batch is everybody's. The work runs outside the transaction of whoever happened to come first.
 */
export class Batcher<T, R> {
  private waiting: Waiting<T, R>[] = []
  private running = 0
  private beginning = false
  private breathing: NodeJS.Timeout | undefined
  private company = 1
  private readonly outside = new AsyncResource('Batcher')

  private readonly how: Gathering

  constructor(
    private readonly work: (items: readonly T[]) => Promise<readonly Outcome<R>[]>,
    how: Partial<Gathering> = {},
  ) {
    this.how = { ...usual, ...how }
  }

  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject })
      this.begin()
    })
  }

  /** Those who come in the same breath go together, until they are enough: all whose bytes the process reads before it turns to something else, and in a busy process, where others are to be expected, those of the next moments. */
  private begin(): void {
    if (this.beginning && this.waiting.length >= this.how.enough) this.goNow()
    if (this.beginning || this.running >= this.how.lanes) return
    this.beginning = true
    const breath = this.company >= worthWaiting && this.waiting.length < this.how.enough ? this.how.breath() : 0
    if (breath < 1) setImmediate(this.go)
    else {
      this.breathing = setTimeout(this.go, breath)
      gathering.add(this)
      lookWhoComes()
    }
  }

  /** Ends the wait for company. */
  goNow(): void {
    if (!this.breathing) return
    clearTimeout(this.breathing)
    this.breathing = undefined
    gathering.delete(this)
    setImmediate(this.go)
  }

  private readonly go = (): void => {
    this.beginning = false
    this.breathing = undefined
    gathering.delete(this)
    void this.outside.runInAsyncScope(() => this.next())
  }

  private async next(): Promise<void> {
    const batch = this.waiting.splice(0, this.how.most)
    if (batch.length === 0) return
    this.company += weight * (batch.length + this.running - this.company)
    this.running += 1
    if (!this.how.nested) rounds += 1
    if (this.waiting.length > 0) this.begin()
    try {
      const outcomes = await withinTime(this.work(batch.map(({ item }) => item)), this.how.longestMs, unanswered)
      batch.forEach((each, index) => {
        const outcome = outcomes[index]
        if (outcome && 'value' in outcome) each.resolve(outcome.value)
        else each.reject(outcome ? outcome.error : new Error('a batch lost an item'))
      })
    } catch (error) {
      for (const { reject } of batch) reject(error)
    } finally {
      this.running -= 1
      if (!this.how.nested) rounds -= 1
      lookWhoComes()
      if (this.waiting.length > 0) this.begin()
    }
  }
}
