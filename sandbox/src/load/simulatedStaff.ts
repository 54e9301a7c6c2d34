import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import type { LiveFrame } from '@jinlin/domain/live/frames'
import { declineReason } from '../words/load'
import { apiClient, postUntilAnswered } from './apiClient'
import { liveScreen } from './liveScreen'
import { logNormal } from './random'

/** How simulated staff behave: seconds of real life, divided by `speed`. 8 of 100 offers are never looked at, 12 declined. */
export type Behaviour = { speed: number; random: () => number }
const neverLooks = 0.08
const declines = 0.2
/** Median seconds until somebody answers, arrives and finishes. */
const median = { answer: 45, arrive: 600, finish: 1800, claim: 90 }
const sigma = 0.9

export type StaffEvents = { shown: (found: PresentedCase) => void }

/**
 * One grid leader or tradesperson with the phone in hand: sees offers live, answers after a log-normal delay, works and resolves.
 * Commands carry their own keys and are repeated until answered, so a server that dies meanwhile loses nothing.
 */
export function simulatedStaff(base: string, token: string, behaviour: Behaviour, events: StaffEvents) {
  const api = apiClient(base, token)
  const seen = new Set<string>()
  const timers = new Set<NodeJS.Timeout>()
  const later = (seconds: number, act: () => Promise<void>) => {
    const timer = setTimeout(
      () => {
        timers.delete(timer)
        act().catch(() => {})
      },
      (1000 * logNormal(behaviour.random, seconds, sigma)) / behaviour.speed,
    )
    timers.add(timer)
  }
  const once = (key: string) => !seen.has(key) && Boolean(seen.add(key))
  const give = (id: string, command: string, key: string, input: object = {}) =>
    postUntilAnswered<PresentedCase>(api, `/api/cases/${id}/commands`, { command, ...input }, key)

  const answer = async (found: PresentedCase, round: number) => {
    const key = `${found.id}-${found.turn}-${round}`
    if (behaviour.random() < declines)
      await give(found.id, 'decline_offer', `decline-${key}`, { reason: declineReason })
    else await give(found.id, 'accept', `accept-${key}`)
  }
  const work = (found: PresentedCase) => {
    const key = `${found.id}-${found.turn}`
    if (found.commands.includes('start') && once(`start-${key}`))
      later(median.arrive, async () => void (await give(found.id, 'start', `start-${key}`)))
    if (found.state === 'in_progress' && once(`finish-${key}`)) later(median.finish, () => finish(found, key))
  }
  const finish = async (found: PresentedCase, key: string) => {
    const attachmentIds = found.needsAfterPhoto ? [await uploadPhoto(base, token)] : []
    await give(found.id, 'resolve', `resolve-${key}`, attachmentIds.length ? { attachmentIds } : {})
  }
  const onCase = (found: PresentedCase) => {
    if (found.offer?.mine) {
      events.shown(found)
      const { round } = found.offer
      if (once(`offer-${found.id}-${found.turn}-${round}`) && behaviour.random() >= neverLooks)
        later(median.answer, () => answer(found, round))
    } else if (found.assignee?.mine) work(found)
    else if (found.commands.includes('claim') && once(`claim-${found.id}-${found.turn}`) && behaviour.random() < 0.3)
      later(median.claim, async () => void (await give(found.id, 'claim', `claim-${found.id}-${found.turn}`)))
  }
  const onFrame = (frame: LiveFrame) => {
    if ('case' in frame) onCase(frame.case)
    if ('resync' in frame || 'ready' in frame) refresh().catch(() => {})
  }
  const refresh = async () => {
    const { data } = await api.get<{ offers: PresentedCase[]; pool: PresentedCase[]; active: PresentedCase[] }>(
      '/api/me/tasks',
    )
    for (const found of [...(data?.offers ?? []), ...(data?.active ?? []), ...(data?.pool ?? [])]) onCase(found)
  }
  const screen = liveScreen(base, token, onFrame)
  return {
    stop: () => {
      for (const timer of timers) clearTimeout(timer)
      screen.close()
    },
  }
}

/** A one-pixel photo: what the rules ask for is that there is one; the server re-encodes it like any other. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

async function uploadPhoto(base: string, token: string): Promise<string> {
  for (let i = 0; i < 20; i++) {
    const form = new FormData()
    form.set('file', new Blob([pixel], { type: 'image/png' }), 'after.png')
    form.set('phase', 'after')
    try {
      const answer = await fetch(`${base}/api/attachments`, {
        method: 'POST',
        body: form,
        headers: { authorization: `Bearer ${token}` },
      })
      if (answer.status === 201) return ((await answer.json()) as { data: { id: string } }).data.id
    } catch {
      // the server is away for a moment: the phone tries again
    }
    await new Promise((r) => setTimeout(r, 500))
  }
  return ''
}
