import { op } from '../infra/defineModel'
import { readTogether } from '../infra/readTogether'
import { holdersAmong, type Officer, type Post, rolesOfPost, rosterIdOf } from './officerPosts'
import { openJobsNow, openOffersNow } from './openJobs'
import { RosterModel } from './RosterModel'
import { staffOnDutyIn, staffOnDutyOf } from './staffOnDuty'

const rosters = readTogether((ids) => RosterModel.find({ _id: op({ $in: ids }) }).lean())

/** How much lies with each of these people: cases they work on and offers that wait for them. */
const loads = async (ids: readonly string[]): Promise<Map<string, number>> =>
  new Map(
    await Promise.all(
      ids.map(async (id) => {
        const [working, asked] = await Promise.all([openJobsNow(id), openOffersNow(id)])
        return [id, working + asked] as const
      }),
    ),
  )

/** Everybody on duty who holds the post: whom the roster names in its order, then who has least to do. */
export const officersOf = async (post: Post): Promise<Officer[]> => {
  const { level, departmentId = '', areaPath } = post
  if (rolesOfPost(post).length === 0 || (level === 'department' && !departmentId)) return []
  const staff = await (level === 'department' ? staffOnDutyOf(departmentId) : staffOnDutyIn(areaPath))
  const officers = holdersAmong(staff, post)
  if (officers.length < 2) return officers
  const ids = officers.map(({ staff: { _id } }) => _id)
  const [roster, load] = await Promise.all([rosters(rosterIdOf(post)), loads(ids)])
  return officers.sort(inOrder(roster?.userIds ?? [], load))
}

const inOrder = (roster: readonly string[], load: ReadonlyMap<string, number>) => {
  const place = ({ staff: { _id } }: Officer) => (roster.includes(_id) ? roster.indexOf(_id) : roster.length)
  const work = ({ staff: { _id } }: Officer) => load.get(_id) ?? 0
  return (a: Officer, b: Officer): number =>
    place(a) - place(b) || work(a) - work(b) || (a.staff._id < b.staff._id ? -1 : 1)
}
