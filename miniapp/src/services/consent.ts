import type { ConsentBody, PresentedConsent } from '@jinlin/domain/notifications/consentApi'
import type { TemplateTitle } from '@jinlin/domain/notifications/templates'
import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'
import { Unreachable } from './api'
import { askInSandbox } from './consentAsk'
import { newKey } from './newKey'
import { inSandbox } from './sandbox'
import { call } from './session'

type Answers = ConsentBody['answers']
type Page = { items: PresentedConsent[] }

/** What residents are asked for on their cases, and whoever works for the next task. */
export const residentNews: TemplateTitle[] = ['accepted', 'resolved', 'late']
export const staffNews: TemplateTitle[] = ['task']

let known: PresentedConsent[] | undefined
const listeners = new Set<() => void>()
const learn = (items: PresentedConsent[]) => {
  known = items
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Whether this phone can ask at all: WeChat's question is the mini-program's own. */
export const canAskForNews = (): boolean => process.env.TARO_ENV === 'weapp' || inSandbox

/** What may still be sent of these kinds; undefined while it isn't known. */
export function useConsents(titles: readonly TemplateTitle[]): PresentedConsent[] | undefined {
  const all = useSyncExternalStore(subscribe, () => known)
  return all?.filter(({ title }) => titles.includes(title))
}

/** Fetches what may still be sent to this person. */
export async function loadConsents(): Promise<void> {
  learn((await call<Page>({ method: 'GET', path: '/api/me/consents' })).items)
}

/** WeChat's question, which it only opens straight after a tap. An answer that never came counts as no. */
async function ask(consents: readonly PresentedConsent[]): Promise<Answers> {
  const tmplIds = consents.map(({ templateId }) => templateId)
  const options = { tmplIds, entityIds: [] }
  const answered = await Taro.requestSubscribeMessage(options).then(
    (result) => result as unknown as Record<string, string>,
    (): Record<string, string> => ({}),
  )
  return tmplIds.map((templateId) => ({ templateId, accepted: answered[templateId] === 'accept' }))
}

/** Asks whether news of these kinds may be sent, and tells the server what was answered. To be called straight from a tap. */
export async function askForNews(consents: readonly PresentedConsent[]): Promise<void> {
  const answers = await (inSandbox ? askInSandbox(consents) : ask(consents))
  const key = newKey(Date.now())
  const send = () => call<Page>({ method: 'POST', path: '/api/me/consents', body: { answers }, key })
  const page = await send().catch((error) => {
    if (error instanceof Unreachable) return send()
    throw error
  })
  learn(page.items)
}
