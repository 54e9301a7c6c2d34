import { AccountModel } from '@jinlin/backend/accounts/AccountModel'
import { attachLate, belongsTo } from '@jinlin/backend/inbox/attachLate'
import { tellWriter } from '@jinlin/backend/inbox/tellWriter'
import type { WaitingMedia } from '@jinlin/backend/inbox/WaitingMediaModel'
import { dueMedia, endWaiting, takeTry } from '@jinlin/backend/inbox/waitingMedia'
import { inLanes } from '@jinlin/backend/infra/inLanes'
import { logger } from '@jinlin/backend/infra/logger'
import { metrics } from '@jinlin/backend/infra/metrics'
import { actorOf } from '@jinlin/backend/people/actorOf'
import { momentText } from '@jinlin/domain/clocks/countdown'
import { DomainError, type ErrorCode } from '@jinlin/domain/errors'
import { errorText } from '@jinlin/domain/words/errors'
import { spaced } from '@jinlin/domain/words/spaced'
import { fetchMedia } from '../attachments/fetchMedia'
import { mediaRefusal } from '../dialogue/keepMedia'
import { mediaNames } from '../words/dialogue'
import { mediaLost } from '../words/media'

const atOnce = 40
/** Pictures are drawn one at a time, and few may wait for it. */
const lanes = 4

/** Fetches the pictures and voices WeChat did not hand over at once, and attaches them where their messages went. Runs here because pictures are drawn anew here. Resolves to how many were due. */
export async function sweepMedia(clock: () => Date): Promise<number> {
  const due = await dueMedia(clock(), atOnce)
  await inLanes(due, lanes, async (media) => {
    await tryAgain(media, clock()).catch((error: unknown) =>
      logger.warn({ err: error, key: media._id }, 'a file was not fetched; it is tried again'),
    )
  })
  return due.length
}

/** One try: attached, given up (and its sender told), or left to the next one. */
async function tryAgain(media: WaitingMedia, now: Date): Promise<void> {
  if (!(await takeTry(media, now))) return
  const account = await AccountModel.findById(media.accountKey).lean()
  if (!account || !(await belongsTo(media))) return end(media, 'unneeded')
  try {
    const actor = await actorOf(media.userId)
    const source = { appId: account.appId, mediaId: media.mediaId, key: media._id }
    await attachLate(media, await fetchMedia(source, actor, now), actor, now)
    await end(media, 'attached')
  } catch (error) {
    const text = lastWord(media, error, now)
    if (text === undefined) throw error
    const { _id, userId, accountKey } = media
    if (text) await tellWriter({ id: `${_id}-media`, userId, accountKey, text: spaced(text) }, now)
    await end(media, 'lost')
  }
}

async function end({ _id }: WaitingMedia, outcome: 'attached' | 'lost' | 'unneeded'): Promise<void> {
  await endWaiting(_id)
  metrics.lateMedia.inc({ outcome })
}

const isLasting = (error: unknown) =>
  error instanceof DomainError ? error.status < 500 && error.code !== 'too_many' : mediaRefusal(error) !== undefined
/** The case was taken back or is over: its sender knows. */
const known: readonly ErrorCode[] = ['not_allowed', 'case_moved']

/** What its sender is told when this was the last try, empty for what they know; undefined while there are tries left. */
function lastWord({ kind, sentAt, until }: WaitingMedia, error: unknown, now: Date): string | undefined {
  const lost = { what: mediaNames[kind], at: momentText(sentAt, now) }
  if (!isLasting(error)) return now >= until ? mediaLost(lost) : undefined
  if (!(error instanceof DomainError) || mediaRefusal(error)) return mediaLost(lost)
  return known.includes(error.code) ? '' : mediaLost({ ...lost, why: errorText(error.code, error.details) })
}
