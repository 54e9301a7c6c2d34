import type { PresentedCase, Tasks } from '@jinlin/domain/cases/presentedCase'
import type { LiveFrame } from '@jinlin/domain/live/frames'
import { declineReason } from '../words/load'
import { type ApiClient, apiClient, postUntilAnswered } from './apiClient'
import type { Behaviour } from './behaviour'
import { fateOfOffer } from './fateOfOffer'
import { laterTimers } from './laterTimers'
import { liveScreen } from './liveScreen'
import { uploadPhoto } from './uploadPhoto'

/** Median seconds until somebody answers, arrives, finishes, and takes something out of the pool. */
const median = { answer: 45, arrive: 600, finish: 1800, claim: 90 }
/** How likely somebody takes a case out of the pool: three in ten within 300 m, and the farther the seldomer; a pool is open to hundreds. */
const claims = (metres = 4000) => 0.3 * Math.min(1, 300 / metres) ** 2

/** As the real phone: a moment of its own after `resync`, in seconds. */
const resyncSeconds = 3

export type StaffEvents = { shown: (found: PresentedCase) => void }

/** Commands carry their own keys and are repeated until answered, so a server that dies meanwhile loses nothing. */
const commander = (api: ApiClient) => {
  const given = new Set<string>()
  return {
    /** Whether this is the first time for this key. */
    once: (key: string) => !given.has(key) && Boolean(given.add(key)),
    give: async (found: PresentedCase, command: string, key: string, input: object = {}): Promise<void> => {
      await postUntilAnswered<PresentedCase>(api, `/api/cases/${found.id}/commands`, { command, ...input }, key)
    },
  }
}

/** What somebody does with a case on their screen: answers an offer, works on their own, now and then takes one out of the pool. */
const handler = (
  { once, give }: ReturnType<typeof commander>,
  photo: () => Promise<string>,
  { random }: Behaviour,
  later: (seconds: number, act: () => Promise<void>) => void,
) => {
  const offered = (found: PresentedCase, round: number) => {
    const key = `${found.id}-${found.turn}-${round}`
    if (!once(`offer-${key}`)) return
    const fate = fateOfOffer(random())
    if (fate === 'accept') later(median.answer, () => give(found, 'accept', `accept-${key}`))
    if (fate === 'decline')
      later(median.answer, () => give(found, 'decline_offer', `decline-${key}`, { reason: declineReason }))
  }
  const finish = async (found: PresentedCase, key: string) => {
    const attachmentIds = found.needsAfterPhoto ? [await photo()] : []
    await give(found, 'resolve', `resolve-${key}`, attachmentIds.length ? { attachmentIds } : {})
  }
  const work = (found: PresentedCase) => {
    const key = `${found.id}-${found.turn}`
    if (found.commands.includes('start') && once(`start-${key}`))
      later(median.arrive, () => give(found, 'start', `start-${key}`))
    if (found.state === 'in_progress' && once(`finish-${key}`)) later(median.finish, () => finish(found, key))
  }
  const pooled = (found: PresentedCase) => {
    const key = `claim-${found.id}-${found.turn}`
    if (once(key) && random() < claims(found.metres)) later(median.claim, () => give(found, 'claim', key))
  }
  return { offered, work, pooled }
}

/** One grid leader or tradesperson with the phone in hand: sees offers live, answers after a log-normal delay, works and resolves. */
export function simulatedStaff(base: string, token: string, behaviour: Behaviour, events: StaffEvents) {
  const api = apiClient(base, token)
  const timers = laterTimers(behaviour)
  const hands = handler(commander(api), () => uploadPhoto(base, token), behaviour, timers.later)
  let again: NodeJS.Timeout | undefined
  const onCase = (found: PresentedCase) => {
    if (found.offer?.mine) {
      events.shown(found)
      hands.offered(found, found.offer.round)
    } else if (found.assignee?.mine) hands.work(found)
    else if (found.commands.includes('claim')) hands.pooled(found)
  }
  const refresh = async (): Promise<void> => {
    const { data, retryAfter } = await api.get<Tasks>('/api/me/tasks')
    if (!data && retryAfter) refreshWithin(retryAfter, retryAfter)
    for (const found of [...(data?.offers ?? []), ...(data?.active ?? []), ...(data?.pool ?? [])]) onCase(found)
  }
  const refreshWithin = (most: number, least = 0) => {
    clearTimeout(again)
    again = setTimeout(() => void refresh().catch(() => {}), 1000 * (least + Math.random() * (most - least)))
  }
  const onFrame = (frame: LiveFrame) => {
    if ('case' in frame) onCase(frame.case)
    if ('ready' in frame) refreshWithin(0)
    if ('resync' in frame) refreshWithin(resyncSeconds)
  }
  const screen = liveScreen(base, token, onFrame)
  return {
    stop: () => {
      timers.stop()
      clearTimeout(again)
      screen.close()
    },
  }
}
