import type { Case } from '@jinlin/domain/cases/case'
import type mongoose from 'mongoose'
import { CaseModel } from '../cases/CaseModel'
import { logger } from '../infra/logger'

/** One change of a case: all of it when it is new, else the fields this change set or removed (dotted names for parts of a field). */
export type CaseEvent = { id: string; fullDocument?: Case; updated?: Record<string, unknown>; removed?: string[] }
/** `resync` = changes may have been missed: whoever shows lists must fetch them again. */
export type CaseListener = (change: CaseEvent | 'resync') => void
/** `ready` once the stream stands for the first time; `close` ends it. */
export type CaseWatch = { ready: Promise<void>; close: () => Promise<void> }

type Stream = mongoose.mongo.ChangeStream<mongoose.mongo.Document>
type Change = mongoose.mongo.ChangeStreamDocument<mongoose.mongo.Document>

const firstPauseMs = 100
const longestPauseMs = 3000
const lastingMs = 10_000

const eventOf = (change: Change): CaseEvent | undefined => {
  if (change.operationType === 'insert' || change.operationType === 'replace')
    return { id: String(change.documentKey._id), fullDocument: change.fullDocument as unknown as Case }
  if (change.operationType !== 'update') return undefined
  const { updatedFields = {}, removedFields = [] } = change.updateDescription
  return { id: String(change.documentKey._id), updated: updatedFields, removed: removedFields }
}

const opened = (resumeAfter: unknown): Stream =>
  CaseModel.collection.watch([{ $match: { operationType: { $in: ['insert', 'update', 'replace'] } } }], {
    ...(resumeAfter ? { resumeAfter } : {}),
    maxAwaitTimeMS: 1000,
  })

/** The stream's history is gone or the token is no good: only starting anew helps. */
const cannotResume = (error: unknown): boolean => {
  const { code, hasErrorLabel } = error as { code?: number; hasErrorLabel?: (label: string) => boolean }
  return (
    code === 286 || code === 280 || code === 260 || hasErrorLabel?.call(error, 'NonResumableChangeStreamError') === true
  )
}

/** One listener's place in the stream of changes: it goes on there after every break, and anew where that is impossible. */
class CaseStream {
  private stream: Stream | undefined
  private token: unknown
  private stopped = false
  private missed = false
  private standing: () => void = () => undefined
  readonly ready = new Promise<void>((resolve) => {
    this.standing = resolve
  })

  constructor(private readonly listener: CaseListener) {}

  async run(): Promise<void> {
    let pause = firstPauseMs
    while (!this.stopped) {
      const began = performance.now()
      try {
        await this.follow()
      } catch (error) {
        if (this.stopped) return
        if (performance.now() - began > lastingMs) pause = firstPauseMs
        this.broke(error)
      } finally {
        await this.leave()
      }
      await new Promise((resolve) => setTimeout(resolve, pause))
      pause = Math.min(pause * 2, longestPauseMs)
    }
  }

  async stop(): Promise<void> {
    this.stopped = true
    await this.leave()
  }

  private async follow(): Promise<void> {
    this.stream = opened(this.token)
    this.token ??= await firstToken(this.stream, this.listener)
    this.standing()
    if (this.missed) this.listener('resync')
    this.missed = false
    for await (const change of this.stream) {
      this.token = change._id
      const event = eventOf(change)
      if (event) this.listener(event)
    }
  }

  private broke(error: unknown): void {
    logger.warn({ err: (error as Error).message }, 'the stream of cases broke')
    if (!cannotResume(error) && this.token) return
    this.token = undefined
    // said when the new stream stands: what is fetched before would miss what happens until then
    this.missed = true
  }

  private async leave(): Promise<void> {
    await this.stream?.close().catch(() => undefined)
  }
}

/**
 * Watches all cases by MongoDB's change stream and tells the listener of each change in order. Reconnects by itself where it stopped; where that is
 * impossible it starts anew and says `resync`.
 */
export const watchCases = (listener: CaseListener): CaseWatch => {
  const stream = new CaseStream(listener)
  const ended = stream.run()
  const close = async (): Promise<void> => {
    await stream.stop()
    await ended
  }
  return { ready: stream.ready, close }
}

/** Where a new stream stands before its first change; a change that arrives meanwhile is told and gives its own token. */
const firstToken = async (stream: Stream, listener: CaseListener): Promise<unknown> => {
  const change = await stream.tryNext()
  const event = change && eventOf(change)
  if (event) listener(event)
  return change?._id ?? stream.resumeToken
}
