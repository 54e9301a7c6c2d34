import { placeOfStaff } from '@jinlin/backend/dispatch/placeOfStaff'
import { policyOf } from '@jinlin/backend/dispatch/policies'
import { type Staff, StaffModel } from '@jinlin/backend/dispatch/StaffModel'
import { Cached } from '@jinlin/backend/infra/cached'
import { op } from '@jinlin/backend/infra/defineModel'
import type { Case } from '@jinlin/domain/cases/case'
import { claimRole } from '@jinlin/domain/cases/who'
import { metresBetween } from '@jinlin/domain/places/geo'
import type { LiveSocket } from './LiveSocket'
import type { SocketIndex } from './SocketIndex'

/** Who stands where is remembered for so long, in milliseconds: it only decides who is looked at closely. */
const freshMs = 2000

/** Of the screens of all who claim, those a case in the open pool can concern. Costs one question in two seconds, however many look and however much changes. */
export class ClaimantScreens {
  private readonly known = new Cached<Map<string, Staff>>(freshMs)

  constructor(private readonly index: SocketIndex) {}

  /** The screens whose people have the trade or the area and are not known to be out of reach; whoever is not known yet counts as near. */
  async near(found: Case, now: Date): Promise<LiveSocket[]> {
    const { radiiMetres } = await policyOf(found)
    const reach = Math.max(...radiiMetres)
    const staff = await this.known.get('all', () => this.read())
    const near = await Promise.all(
      [...this.index.claimants()].map(async (socket) => {
        const person = staff.get(socket.userId)
        return !person || (await concerns(person, found, reach, now)) ? [socket] : []
      }),
    )
    return near.flat()
  }

  private async read(): Promise<Map<string, Staff>> {
    const ids = [...this.index.claimants()].map(({ userId }) => userId)
    const rows = await StaffModel.find({ _id: op({ $in: ids }) }).lean<Staff[]>()
    return new Map(rows.map((row) => [row._id, row]))
  }
}

/** Duty is not asked here: it may have begun a moment ago, and the closer look asks it. */
async function concerns(staff: Staff, found: Case, reach: number, now: Date): Promise<boolean> {
  const { _id: userId, name, posts: grants, skills } = staff
  const facts = { onDuty: true, openJobs: 0, skills }
  if (!claimRole(found, { userId, name, grants, staff: facts })) return false
  const at = await placeOfStaff(staff, found, now)
  return !at || !found.place.point || metresBetween(at, found.place.point) <= reach
}
