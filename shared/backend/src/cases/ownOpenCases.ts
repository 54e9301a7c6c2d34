import { stateGroups } from '@jinlin/domain/cases/caseApi'
import { askTogether } from '../infra/askTogether'
import { lookUpEach, mostPeople } from '../infra/lookUpEach'

type Row = { userId: string; reported: { _id: string }[]; spoken: { _id: string }[]; followed: { caseId: string }[] }

const mostOwn = 50
const mostFollowed = 200
const open = [...stateGroups.open, ...stateGroups.confirm]
const newestOpen = [{ $match: { state: { $in: open } } }, { $sort: { _id: -1 } }, { $limit: mostOwn }]

const ofCases = (foreignField: string, as: string) => ({
  from: 'cases',
  localField: 'userId',
  foreignField,
  as,
  pipeline: [...newestOpen, { $project: { _id: 1 } }],
})
const followed = {
  from: 'followers',
  localField: 'userId',
  foreignField: 'userId',
  as: 'followed',
  pipeline: [{ $sort: { caseId: -1 } }, { $limit: mostFollowed }, { $project: { caseId: 1 } }],
}

const rowOf = askTogether(async (userIds): Promise<Map<string, Row>> => {
  const asked = userIds.map((userId) => ({ userId }))
  const rows = await lookUpEach<Row>(
    asked,
    ofCases('reporter.userId', 'reported'),
    ofCases('speaker', 'spoken'),
    followed,
  )
  return new Map(rows.map((row) => [row.userId, row]))
}, mostPeople)

/** Ids of the open cases a person reported or speaks for and of all that person follows, the newest of each; people who come at the same moment share the question. */
export const ownOpenCases = async (userId: string): Promise<string[]> => {
  const row = await rowOf(userId)
  if (!row) return []
  return [...row.reported, ...row.spoken].map(({ _id }) => _id).concat(row.followed.map(({ caseId }) => caseId))
}
