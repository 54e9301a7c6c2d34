import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { declineReason } from '../words/load'
import { type ApiClient, isAnswered, postUntilAnswered } from './apiClient'
import { fateOfOffer } from './fateOfOffer'

/** Median seconds until somebody answers, arrives, finishes, and takes something out of the pool. */
const median = { answer: 45, arrive: 600, finish: 1800, claim: 90 }
/** How likely somebody takes a case out of the pool: three in ten within 300 m, and the farther the seldomer; a pool is open to hundreds. */
const claims = (metres = 4000) => 0.3 * Math.min(1, 300 / metres) ** 2

/** What the hands need: the API, a photo (a second try with the same key is the same photo), chance, and a timer that repeats what throws. */
export type Means = {
  api: ApiClient
  photo: (key: string) => Promise<string>
  random: () => number
  later: (seconds: number, act: () => Promise<void>) => void
}
type Hands = Means & ReturnType<typeof commander>

/** What somebody does with a case on their screen: answers an offer, works on their own, now and then takes one out of the pool. */
export function staffHands(means: Means) {
  const hands: Hands = { ...means, ...commander(means.api) }
  return {
    offered: (found: PresentedCase, round: number) => answer(hands, found, round),
    work: (found: PresentedCase) => work(hands, found),
    pooled: (found: PresentedCase) => perhapsClaim(hands, found),
  }
}

/** Commands carry their own keys and are repeated until answered, so a server that dies meanwhile loses nothing. */
const commander = (api: ApiClient) => {
  const given = new Set<string>()
  return {
    /** Whether this is the first time for this key. */
    once: (key: string) => !given.has(key) && Boolean(given.add(key)),
    /** Throws when the server gave no answer for minutes. */
    give: async (found: PresentedCase, command: string, key: string, input: object = {}): Promise<void> => {
      const body = { command, ...input }
      const answered = await postUntilAnswered<PresentedCase>(api, `/api/cases/${found.id}/commands`, body, key)
      if (!isAnswered(answered)) throw new Error(`no answer to ${command}: ${answered.status}`)
    },
  }
}

function answer({ once, give, random, later }: Hands, found: PresentedCase, round: number) {
  const key = `${found.id}-${found.turn}-${round}`
  if (!once(`offer-${key}`)) return
  const fate = fateOfOffer(random())
  if (fate === 'accept') later(median.answer, () => give(found, 'accept', `accept-${key}`))
  if (fate === 'decline')
    later(median.answer, () => give(found, 'decline_offer', `decline-${key}`, { reason: declineReason }))
}

function work(hands: Hands, found: PresentedCase) {
  const { once, give, later } = hands
  const key = `${found.id}-${found.turn}`
  if (found.commands.includes('start') && once(`start-${key}`))
    later(median.arrive, () => give(found, 'start', `start-${key}`))
  if (found.state === 'in_progress' && once(`finish-${key}`)) later(median.finish, () => finish(hands, found, key))
}

/** The photo first, then the word; without the photo nothing is said, and the whole is tried again later. */
async function finish({ give, photo }: Hands, found: PresentedCase, key: string) {
  const input = found.needsAfterPhoto ? { attachmentIds: [await photo(`photo-${key}`)] } : {}
  await give(found, 'resolve', `resolve-${key}`, input)
}

function perhapsClaim({ once, give, random, later }: Hands, found: PresentedCase) {
  const key = `claim-${found.id}-${found.turn}`
  if (once(key) && random() < claims(found.metres)) later(median.claim, () => give(found, 'claim', key))
}
