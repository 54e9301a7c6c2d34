import { leaf } from '../categories/catalogue'
import { deadlines } from '../clocks/deadlines'
import type { Policy } from '../dispatch/policy'
import { DomainError } from '../errors'
import type { Breach, Clocks } from './case'

/** Both clocks of a category from `at`; breaches of earlier clocks stay for ever. Throws `category_unknown`. */
export function newClocks(category: string, policy: Policy, at: Date, turn: number, breaches: Breach[] = []): Clocks {
  const found = leaf(category)
  if (!found) throw new DomainError('category_unknown')
  return { startedAt: at, turn, ...deadlines(found, policy, at), heldMs: 0, breaches }
}
