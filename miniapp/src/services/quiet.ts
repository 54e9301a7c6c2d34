import type { QuietBody } from '@jinlin/domain/cases/caseApi'
import type { PresentedPerson } from '@jinlin/domain/cases/presentedCase'
import { newKey } from './newKey'
import { change } from './phone'
import { call } from './session'

/** Hours of every day in which no offer rings, `HH:MM` in Shanghai; null = none. Throws `Refused` or `Unreachable`. */
export async function setQuiet(quiet: QuietBody['quiet']): Promise<void> {
  const key = newKey(Date.now())
  change({ me: await call<PresentedPerson>({ method: 'PUT', path: '/api/me/quiet', body: { quiet }, key }) })
}

const asked = ['tradesperson', 'grid_leader']

/** Whether offers ring for this person at all, so that there are hours to choose. */
export const mayBeQuiet = (me: PresentedPerson | undefined): boolean =>
  me?.duty !== undefined && me.roles.some(({ role }) => asked.includes(role))
