import { doorsOfGroup } from '@jinlin/backend/groups/doorsOfGroup'
import type { Group } from '@jinlin/backend/groups/GroupModel'
import { figuresOfGroups } from '@jinlin/backend/groups/groupFigures'
import { joinedAt } from '@jinlin/backend/groups/joins'
import { namesOfUsers } from '@jinlin/backend/groups/namesOfUsers'
import { inLanes } from '@jinlin/backend/infra/inLanes'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { areaNames } from '@jinlin/backend/places/areaSet'
import { monthStart } from '@jinlin/domain/clocks/shanghai'
import { daysLeft, isCodeGood } from '@jinlin/domain/groups/group'
import type { PresentedGroup, PresentedGroupRow } from '@jinlin/domain/groups/presentedGroup'
import { maskName } from '@jinlin/domain/people/mask'
import type { Actor } from '@jinlin/domain/people/roles'
import { codesOf } from '@jinlin/domain/places/area'
import { attachmentLink } from '../attachments/attachmentLink'

/** The code people scan, as this viewer may load it for five minutes. */
function presentCode({ code }: Group, viewer: string, now: Date) {
  if (!code) return undefined
  const days = daysLeft(code, now)
  const good = isCodeGood(code, now)
  return {
    url: attachmentLink(code.attachmentId, viewer, now),
    good,
    ...(good && days !== undefined && { daysLeft: days }),
  }
}

/** A neighbour's own group: how to get in, whether they are in it, and who looks after it, masked. */
export async function presentGroup(group: Group, actor: Actor, now: Date): Promise<PresentedGroup> {
  const user = await UserModel.findById(actor.userId).select('unionid').lean()
  const [names, joined] = await Promise.all([
    namesOfUsers(group.stewardId ? [group.stewardId] : []),
    joinedAt(group, actor.userId, user?.unionid),
  ])
  const steward = group.stewardId && names.get(group.stewardId)
  const code = presentCode(group, actor.userId, now)
  return {
    id: group._id,
    name: group.name,
    kind: group.kind,
    ...(steward && { steward: maskName(steward) }),
    ...(code && { code }),
    ...(group.askedAt && { askedAt: group.askedAt.toISOString() }),
    ...(joined && { joinedAt: joined.toISOString() }),
  }
}

/** Groups for those who look after them, with what they came to this month; nobody in them is named. */
export async function presentGroupRows(
  groups: readonly Group[],
  actor: Actor,
  now: Date,
): Promise<PresentedGroupRow[]> {
  const [figures, names, areas, doors] = await Promise.all([
    figuresOfGroups(
      groups.map(({ _id }) => _id),
      { from: monthStart(now) },
    ),
    namesOfUsers(groups.flatMap(({ stewardId }) => stewardId ?? [])),
    areaNames(),
    inLanes(groups, 8, doorsOfGroup),
  ])
  return groups.map((group, at) => ({
    ...presentRow(group, actor, now, { names, areas }),
    doors: doors[at] ?? 0,
    ...(figures.get(group._id) ?? { members: 0, matters: 0, settled: 0 }),
  }))
}

type Looked = { names: ReadonlyMap<string, string>; areas: ReadonlyMap<string, string> }

/** What a group's own document says of it, with the names that were looked up for all rows at once. */
function presentRow(group: Group, actor: Actor, now: Date, { names, areas }: Looked) {
  const { _id: id, name, kind, areaPath, stewardId, code } = group
  const area = codesOf(areaPath).at(-1) ?? ''
  const steward = stewardId && names.get(stewardId)
  const shown = presentCode(group, actor.userId, now)
  return {
    id,
    name,
    kind,
    areaPath,
    areaName: areas.get(area) ?? area,
    ...(steward && { steward: maskName(steward) }),
    mine: stewardId === actor.userId,
    ...(shown && { code: { ...shown, ...(code?.expiresAt && { expiresAt: code.expiresAt.toISOString() }) } }),
  }
}
