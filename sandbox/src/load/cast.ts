import { StaffModel } from '@jinlin/backend/dispatch/StaffModel'
import { op } from '@jinlin/backend/infra/defineModel'
import { inLanes } from '@jinlin/backend/infra/inLanes'
import { newId } from '@jinlin/backend/infra/newId'
import { openSession } from '@jinlin/backend/people/sessions'
import { AreaModel } from '@jinlin/backend/places/AreaModel'
import type { Addresses } from '../processes/addresses'
import { apiClient } from './apiClient'

/** Where a town is reached. */
type Reached = Pick<Addresses, 'api' | 'wechat'>

/** Tokens of everybody in the town who can be asked for work: a phone in every hand, signed in through the session store. */
export async function staffTokens(now: Date): Promise<{ userId: string; token: string }[]> {
  const staff = await StaffModel.find({ onDuty: true }, { _id: 1 }).lean<{ _id: string }[]>()
  return inLanes(staff, 16, async ({ _id }) => ({ userId: _id, token: await openSession(_id, 'miniapp', now) }))
}

/** A centre of every grid of Jining, WGS-84 `[lng, lat]`: where reports are placed. */
export async function gridCentres(): Promise<[number, number][]> {
  const grids = await AreaModel.find({ level: 'grid', center: op({ $exists: true }) }, { center: 1 }).lean<
    { center: { coordinates: [number, number] } }[]
  >()
  return grids.map((grid) => grid.center.coordinates)
}

/** Signs residents in as phones do (a code of WeChat for a session); the answer keeps their order. `onSignedIn` hears of each. */
export function residentTokens(
  addresses: Reached,
  openids: readonly string[],
  onSignedIn: () => void = () => undefined,
): Promise<string[]> {
  const api = apiClient(addresses.api)
  return inLanes(openids, 12, async (openid) => {
    const token = await signIn(addresses, api, openid)
    onSignedIn()
    return token
  })
}

async function signIn(addresses: Reached, api: ReturnType<typeof apiClient>, openid: string): Promise<string> {
  const answer = await fetch(`${addresses.wechat}/__fake/js_code?openid=${encodeURIComponent(openid)}`)
  const { code } = (await answer.json()) as { code: string }
  const session = await api.post<{ token: string }>('/api/sessions', { code }, newId(new Date()))
  if (!session.data) throw new Error(`Signing in failed: ${session.status} ${session.error?.code ?? ''}`)
  return session.data.token
}
