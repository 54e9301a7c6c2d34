import type { Tap } from '../cases/fileCase'
import { newId } from '../infra/newId'
import { at, lamp } from './factories'

/** A tap on 路灯 in the middle of the first grid, with a key of its own. */
export const aTap = (now: Date, overrides: Partial<Tap> = {}): Tap => {
  const [lng, lat] = at(250, 220).coordinates
  return { key: newId(now), category: lamp, point: { lng, lat, datum: 'wgs84' }, via: 'miniapp', ...overrides }
}
