import type { GroupFigures } from '@jinlin/domain/groups/presentedGroup'
import { CaseModel } from '../cases/CaseModel'
import { op } from '../infra/defineModel'
import { idFloor } from '../infra/newId'
import { GroupMemberModel } from './GroupMemberModel'
import { GroupModel } from './GroupModel'

/** From–to by when a matter was logged; open ends count all. */
export type Span = { from?: Date; to?: Date }

const within = (areaPath: string) => op({ $gte: areaPath, $lt: `${areaPath}0` })

const loggedIn = ({ from, to }: Span) =>
  from || to ? { _id: op({ ...(from ? { $gte: idFloor(from) } : {}), ...(to ? { $lt: idFloor(to) } : {}) }) } : {}

/** What the groups of an area came to: groups there are, people in them now (each counted once a group), matters logged in the span, and of these the closed ones. */
export async function figuresOfArea(areaPath: string, span: Span): Promise<GroupFigures> {
  const logged = { 'place.areaPath': within(areaPath), 'reporter.groupId': op({ $exists: true }), ...loggedIn(span) }
  const [groups, members, matters, settled] = await Promise.all([
    GroupModel.countDocuments({ areaPath: within(areaPath) }),
    GroupMemberModel.countDocuments({ areaPath: within(areaPath), leftAt: op({ $exists: false }) }),
    CaseModel.countDocuments(logged),
    CaseModel.countDocuments({ ...logged, state: 'closed' }),
  ])
  return { groups, members, matters, settled }
}

/** The same of single groups, by their ids; 0 for what never happened. */
export async function figuresOfGroups(
  ids: readonly string[],
  span: Span,
): Promise<Map<string, Omit<GroupFigures, 'groups'>>> {
  const figures = new Map(ids.map((id) => [id, { members: 0, matters: 0, settled: 0 }]))
  const [members, matters] = await Promise.all([membersOf(ids), mattersOf(ids, span)])
  for (const { _id, count } of members) Object.assign(figures.get(_id) ?? {}, { members: count })
  for (const { _id, count, settled } of matters) Object.assign(figures.get(_id) ?? {}, { matters: count, settled })
  return figures
}

const membersOf = (ids: readonly string[]) =>
  GroupMemberModel.aggregate<{ _id: string; count: number }>([
    { $match: { groupId: { $in: [...ids] }, leftAt: { $exists: false } } },
    { $group: { _id: '$groupId', count: { $sum: 1 } } },
  ]).option({ maxTimeMS: 2000 })

const mattersOf = (ids: readonly string[], span: Span) =>
  CaseModel.aggregate<{ _id: string; count: number; settled: number }>([
    { $match: { 'reporter.groupId': { $in: [...ids] }, ...loggedIn(span) } },
    {
      $group: {
        _id: '$reporter.groupId',
        count: { $sum: 1 },
        settled: { $sum: { $cond: [{ $eq: ['$state', 'closed'] }, 1, 0] } },
      },
    },
  ]).option({ maxTimeMS: 2000 })
