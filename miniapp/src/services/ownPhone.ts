import type { PresentedPerson } from '@jinlin/domain/cases/presentedCase'
import { newKey } from './newKey'
import { change } from './phone'
import { call } from './session'

/** Leaves the own number with the server by a code of the phone button; without one it is kept no more. Throws `Refused` or `Unreachable`. */
export async function keepPhone(phoneCode: string | null): Promise<void> {
  const send = { method: 'POST' as const, path: '/api/me/phone', body: { phoneCode }, key: newKey(Date.now()) }
  change({ me: await call<PresentedPerson>(send) })
}
