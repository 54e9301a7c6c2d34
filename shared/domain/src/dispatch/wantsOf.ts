import type { CaseFacts } from '../cases/case'
import { isCallOut, leaf } from '../categories/catalogue'
import type { Ask } from './asks'

/** Which kind of people near by is looked for: leaders, or those of a trade. */
export type Want = Extract<Ask, { kind: 'cascade' }>['want']

/** The kinds of people near by who may have a case: the trade of a call-out, else leaders; after an escalation leaders in any case. Nobody where only officers see the matter. */
export const wantsOf = ({ category, asking }: Pick<CaseFacts, 'category' | 'asking'>): Want[] => {
  const { skill, restricted } = leaf(category) ?? {}
  if (restricted) return []
  const trade: Want[] = isCallOut(category) && skill ? [{ role: 'tradesperson', skill }] : []
  return trade.length === 0 || asking.routed ? [...trade, { role: 'grid_leader' }] : trade
}
