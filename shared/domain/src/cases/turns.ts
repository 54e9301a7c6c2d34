import { leaf } from '../categories/catalogue'
import { turnDueOf } from '../clocks/stepTimes'
import type { Policy } from '../dispatch/policy'
import type { Asking, CaseChange, CaseFacts } from './case'
import { isTop } from './levels'

type Routing = Pick<CaseFacts, 'category' | 'place' | 'level'>

/** How a case looks for a person from `at` on, by its category, place and level; `first` are asked before anybody else. */
export function askingOf(
  { category, place, level }: Routing,
  at: Date,
  { routed, first = [], ignoreCap }: { routed: boolean; first?: string[]; ignoreCap?: true },
): Asking {
  const restricted = leaf(category)?.restricted === true
  const byOfficers = routed || !place.gridCode || level === 'department'
  const usual = restricted ? 'restricted' : 'usual'
  return {
    order: byOfficers ? 'officer' : usual,
    first,
    pool: !restricted && place.gridCode !== undefined && level !== 'department' && !(routed && isTop(level)),
    at,
    ...(routed ? { routed } : {}),
    ...(ignoreCap && first.length > 0 ? { ignoreCap } : {}),
  }
}

/** Fresh asking: the running offer ends, the pool closes, nobody counts as asked, the first person is asked; turn and steps stay. */
export const freshAsking = (found: CaseFacts, change: Partial<Routing>, at: Date, routed: boolean): CaseChange => ({
  offer: null,
  poolSince: null,
  asked: [],
  asking: askingOf({ ...found, ...change }, at, { routed }),
})

export type NewTurn = {
  at: Date
  routed?: boolean
  level?: CaseFacts['level']
  clocks?: CaseFacts['clocks']
  first?: string[]
  ignoreCap?: true
  asked?: string[]
}

/** New turn: fresh asking, `turn` + 1, `turnAt` = `at`, the assignee goes, a request is dropped. The caller sets the state. */
export function newTurn(found: CaseFacts, policy: Policy, wanted: NewTurn): CaseChange {
  const { at, level = found.level, clocks = found.clocks, first, ignoreCap, asked = [] } = wanted
  const routed = wanted.routed ?? found.asking.routed === true
  const turn = found.turn + 1
  const { category, place, departmentId } = found
  const next = { category, place, level, turn, clocks, ...(departmentId ? { departmentId } : {}) }
  return {
    turn,
    turnAt: at,
    turnDue: clocks.turn === turn ? clocks.respondBy : turnDueOf(next, policy, at),
    level,
    clocks,
    assignee: null,
    ...(found.assignee ? { lastAssignee: found.assignee } : {}),
    request: null,
    heldFrom: null,
    offer: null,
    poolSince: null,
    asked,
    asking: askingOf(next, at, { routed, first, ignoreCap }),
  }
}

/** Ended: offer, pool and request are cleared; nothing is due any more. */
export const ended: CaseChange = { offer: null, poolSince: null, request: null, heldFrom: null }
