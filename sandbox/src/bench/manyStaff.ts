import { type Staff, StaffModel } from '@jinlin/backend/dispatch/StaffModel'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { AreaModel } from '@jinlin/backend/places/AreaModel'
import { skills } from '@jinlin/domain/categories/codes'
import { point } from '@jinlin/domain/places/geo'
import { papersFor } from '../town/papersFor'
import { type Random, randomOf } from '../town/random'
import { benchName } from '../words/load'

type Grid = { path: string; center: { coordinates: [number, number] } }

/** The three trades of the home page are common: each stands here three times. */
const trades = [...skills, ...skills.slice(0, 3), ...skills.slice(0, 3)]
/** About 300 m to either side, in degrees. */
const spreadDegrees = 0.007

/** Fills the seeded town up to so many people who work there, all on duty: of five three lead a grid beside its leader, two have a trade. Lives are near the middle of a grid. */
export async function staffUpTo(total: number, now: Date): Promise<void> {
  const grids = await AreaModel.find({ level: 'grid' }, { path: 1, center: 1 }).lean<Grid[]>()
  const random = randomOf(total, 'many staff')
  const missing = total - (await StaffModel.countDocuments({}))
  const staff = Array.from({ length: Math.max(0, missing) }, (_, i) => memberOf(i, grids, random, now))
  for (let i = 0; i < staff.length; i += 1000) {
    const some = staff.slice(i, i + 1000)
    await StaffModel.insertMany(some)
    await UserModel.insertMany(
      some.map(({ _id, name, posts }) => ({
        ...{ _id, name, openids: [`bench:${_id}`], grants: [{ role: 'resident' }, ...posts] },
        ...{ status: 'active', createdAt: now, madeUp: true },
      })),
    )
  }
}

function memberOf(i: number, grids: readonly Grid[], random: Random, now: Date): Staff {
  const { path: areaPath, center } = grids[i % grids.length] as Grid
  const [lng, lat] = center.coordinates
  const off = () => (random.next() - 0.5) * spreadDegrees
  const trade = i % 5 > 2 ? [random.pick(trades)] : []
  return {
    _id: `bench-staff-${i}`,
    name: benchName,
    posts: [{ role: trade.length > 0 ? 'tradesperson' : 'grid_leader', areaPath }],
    skills: trade,
    certificates: papersFor(trade, now),
    onDuty: true,
    rating: random.int(38, 50) / 10,
    home: point(lng + off(), lat + off()),
  }
}
