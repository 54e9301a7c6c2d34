import type { Case, GeoPoint, Level, OfferKind } from '../cases/case'
import { areaAt, officerLevels } from '../cases/levels'
import { isSeeking } from '../cases/pool'
import { isCallOut, leaf } from '../categories/catalogue'
import { inDailySpan } from '../clocks/shanghai'
import { offerUntil, respondStepAt } from '../clocks/stepTimes'
import type { Role } from '../people/roles'
import type { Policy } from './policy'

type Whom =
  | { kind: 'person'; userId: string; ignoreCap?: true }
  | { kind: 'leader'; gridCode: string }
  | { kind: 'nightOfficer'; areaPath: string }
  | {
      kind: 'cascade'
      want: { role: 'grid_leader' | 'tradesperson'; skill?: string }
      point?: GeoPoint
      radii: readonly number[]
    }
  | { kind: 'officer'; level: Level; areaPath: string; departmentId?: string }
  | { kind: 'secretary'; areaPath: string }
/** One way to find the next person, with the kind and end an offer made now would have. */
export type Ask = Whom & { offerKind: OfferKind; until: Date | null }

/** Whether it is night by the policy, in Shanghai. */
export function isNight(now: Date, { night }: Pick<Policy, 'night'>): boolean {
  return night !== null && inDailySpan(now, night)
}

const officers = (found: Case): Whom[] =>
  officerLevels(found.level).flatMap((level) => {
    const areaPath = areaAt(found.place, level)
    if (!areaPath) return []
    const { departmentId } = found
    return [{ kind: 'officer', level, areaPath, ...(level === 'department' && departmentId ? { departmentId } : {}) }]
  })

/** The community's officer to 40 % of T, then the secretary; officers further up only when neither is there. */
function restricted(found: Case, policy: Policy, now: Date): Whom[] {
  const community = areaAt(found.place, 'community')
  const secretary: Whom[] = community ? [{ kind: 'secretary', areaPath: community }] : []
  const all = officers(found)
  const early = now < respondStepAt(found, policy, policy.respondSteps.pool)
  const [first, ...rest] = all
  return early && first ? [first, ...secretary, ...rest] : [...secretary, ...all]
}

/** The grid's leader (at night first the street's officer) or nobody in particular, then whoever is near. */
function usual(found: Case, policy: Policy, now: Date): Whom[] {
  const { place, category } = found
  const skill = leaf(category)?.skill
  const near = { kind: 'cascade', ...(place.point ? { point: place.point } : {}), radii: policy.radiiMetres } as const
  if (isCallOut(category) && skill) return [{ ...near, want: { role: 'tradesperson', skill } }]
  const street = isNight(now, policy) ? areaAt(place, 'street') : undefined
  return [
    ...(street ? [{ kind: 'nightOfficer', areaPath: street } as const] : []),
    ...(place.gridCode ? [{ kind: 'leader', gridCode: place.gridCode } as const] : []),
    { ...near, want: { role: 'grid_leader' } },
  ]
}

function whom(found: Case, policy: Policy, now: Date): Whom[] {
  const { first, ignoreCap, order } = found.asking
  const named = first.map((userId): Whom => ({ kind: 'person', userId, ...(ignoreCap ? { ignoreCap } : {}) }))
  if (found.poolSince || order === 'officer') return [...(found.poolSince ? [] : named), ...officers(found)]
  return [...named, ...(order === 'restricted' ? restricted(found, policy, now) : usual(found, policy, now))]
}

const kindOf: Record<Whom['kind'], OfferKind> = {
  person: 'first',
  leader: 'first',
  nightOfficer: 'first',
  cascade: 'cascade',
  officer: 'officer',
  secretary: 'officer',
}

/** In which role an officer of the community is asked, where that decides how long. */
function roleOf(ask: Whom): Role | undefined {
  if (ask.kind === 'secretary') return 'community_secretary'
  return ask.kind === 'officer' && ask.level === 'community' ? 'community_clerk' : undefined
}

/**
 * Who is to be asked next, in order; empty while an offer runs, before `dispatchAt`, when nobody is sought.
 * The first eligible person who is not in `asked` (people of `asking.first` apart) gets the offer; when the list is exhausted the pool opens.
 */
export function nextAsks(found: Case, policy: Policy, now: Date): Ask[] {
  if (!isSeeking(found) || now < found.dispatchAt) return []
  return whom(found, policy, now).map((each) => {
    const offerKind = kindOf[each.kind]
    const role = roleOf(each)
    return { ...each, offerKind, until: offerUntil(found, policy, now, { kind: offerKind, ...(role && { role }) }) }
  })
}
