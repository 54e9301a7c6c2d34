import type { Explanation } from '@jinlin/backend/dispatch/explainDispatch'
import type { Neighbour } from '@jinlin/backend/dispatch/peopleAround'
import { isOpen } from '@jinlin/domain/cases/commands'
import type { Asked } from '@jinlin/domain/dispatch/askedSoFar'
import { mayClaimAnyway, type PassedOver, passedOverReasons } from '@jinlin/domain/dispatch/passedOver'
import { isWithOfficers } from '@jinlin/domain/dispatch/standingOf'
import type { Want } from '@jinlin/domain/dispatch/wantsOf'
import { codesOf } from '@jinlin/domain/places/area'
import { reasonForStaff } from '@jinlin/domain/words/offerReason'
import { personText } from '@jinlin/domain/words/persons'
import type { AreaNames } from '@jinlin/domain/words/scene'
import { dispatchTexts, outcomeTexts, passedOverTexts } from '@jinlin/domain/words/whyNot'

/** Who was asked, who could be, what keeps the others from it, and all of it in one sentence; names masked. */
export const presentExplanation = (explained: Explanation, names: AreaNames) => ({
  text: summary(explained),
  asked: explained.asked.map(presentAsked),
  people: explained.people.map((each) => presentNeighbour(each, names)),
  person: explained.person && presentNeighbour(explained.person, names),
})

const presentAsked = ({ offer, turn, outcome, endedAt, note }: Asked) => ({
  name: personText(offer.name, offer.role),
  role: offer.role,
  turn,
  at: offer.at.toISOString(),
  reason: reasonForStaff(offer.reason),
  outcome,
  text: note ? `${outcomeTexts[outcome]}：${note}` : outcomeTexts[outcome],
  endedAt: endedAt?.toISOString(),
})

const areaName = (path: string, names: AreaNames): string | undefined => names.get(codesOf(path).at(-1) ?? path)

const presentNeighbour = (
  { userId, name, role, areaPath, metres, openJobs, offers, why }: Neighbour,
  names: AreaNames,
) => ({
  userId,
  name: personText(name, role),
  role,
  areaName: areaPath && areaName(areaPath, names),
  metres: metres === undefined ? undefined : Math.round(metres),
  openJobs,
  offers,
  why,
  text: why && passedOverTexts[why],
})

const counts = (people: readonly Neighbour[]): { why: PassedOver; count: number }[] =>
  passedOverReasons
    .map((why) => ({ why, count: people.filter((each) => each.why === why).length }))
    .filter(({ count }) => count > 0)

function summary({ found, policy, wants, people }: Explanation): string {
  if (!isOpen(found.state)) return dispatchTexts.done
  if (found.assignee) return dispatchTexts.held(personText(found.assignee.name, found.assignee.role))
  if (found.offer && !found.poolSince) return dispatchTexts.asking(personText(found.offer.name, found.offer.role))
  if (wants.length === 0) return dispatchTexts.officersOnly
  if (!found.place.point) return dispatchTexts.noPlace
  if (isWithOfficers(found)) return dispatchTexts.officersNow
  return whoIsThere(people, { wants, metres: Math.max(...policy.radiiMetres) }, found.poolSince !== undefined)
}

function whoIsThere(people: readonly Neighbour[], whom: { wants: readonly Want[]; metres: number }, pool: boolean) {
  if (people.length === 0) return dispatchTexts.nobodyThere(whom)
  const able = people.filter(({ why }) => (pool ? mayClaimAnyway(why) : !why))
  if (able.length === 0) return dispatchTexts.nobodyAble(whom, counts(people))
  const near = whom.wants
    .map((want) => ({ want, count: able.filter(({ role }) => role === want.role).length }))
    .filter(({ count }) => count > 0)
  const officers = able.length - near.reduce((sum, { count }) => sum + count, 0)
  return pool ? dispatchTexts.pool({ near, officers }) : dispatchTexts.next({ near, officers })
}
