import type { ConsentBody, PresentedConsent } from '@jinlin/domain/notifications/consentApi'
import { useSyncExternalStore } from 'react'
import { sandboxKey } from './sandbox'

type Answers = ConsentBody['answers']
/** WeChat's question while it is open in the sandbox. */
export type ConsentAsk = { consents: readonly PresentedConsent[]; answer: (allowed: readonly string[]) => void }

let open: ConsentAsk | undefined
const listeners = new Set<() => void>()
const turn = (next: ConsentAsk | undefined) => {
  open = next
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The question as it stands open now; undefined when nobody is asked. */
export const useConsentAsk = (): ConsentAsk | undefined => useSyncExternalStore(subscribe, () => open)

const question = (consents: readonly PresentedConsent[]): Promise<Answers> =>
  new Promise((resolve) => {
    open?.answer([])
    turn({
      consents,
      answer: (allowed) => {
        turn(undefined)
        resolve(consents.map(({ templateId }) => ({ templateId, accepted: allowed.includes(templateId) })))
      },
    })
  })

/** The platform hears of the answer from the phone itself, as the real one does. */
async function tellPlatform(answers: Answers): Promise<void> {
  const who = await fetch(`/__sandbox/as/${sandboxKey() ?? ''}`)
  const { data } = (await who.json()) as { data?: { openid?: string } }
  const templates = answers.map(({ templateId, accepted }) => ({ templateId, accept: accepted }))
  await fetch('/__fake/template', { method: 'POST', body: JSON.stringify({ openid: data?.openid, templates }) })
}

/** Plays WeChat's question and its platform, in the sandbox, which has neither. */
export async function askInSandbox(consents: readonly PresentedConsent[]): Promise<Answers> {
  const answers = await question(consents)
  await tellPlatform(answers)
  return answers
}
