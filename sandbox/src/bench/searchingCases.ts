import { fileCase } from '@jinlin/backend/cases/fileCase'
import { StaffModel } from '@jinlin/backend/dispatch/StaffModel'
import { op } from '@jinlin/backend/infra/defineModel'
import { inLanes } from '@jinlin/backend/infra/inLanes'
import { newId } from '@jinlin/backend/infra/newId'
import { AreaModel } from '@jinlin/backend/places/AreaModel'
import type { Case } from '@jinlin/domain/cases/case'

/** The middle of a grid, WGS-84, and its path. */
export type Spot = { path: string; at: [number, number] }

/** A report, and the calls for the three common trades. */
const report = 'P0137'
const calls = ['H0101', 'H0102', 'H0103'] as const

/** The middle of every grid. */
export async function spotsOf(): Promise<Spot[]> {
  const grids = await AreaModel.find({ level: 'grid' }, { path: 1, center: 1 })
    .sort({ _id: 1 })
    .lean<{ path: string; center: { coordinates: [number, number] } }[]>()
  return grids.map(({ path, center }) => ({ path, at: center.coordinates }))
}

/** Sends home whoever leads one of these grids: what is reported there has to look for somebody else. */
export const leadersAway = (spots: readonly Spot[]) =>
  StaffModel.updateMany(
    { 'posts.areaPath': op({ $in: spots.map(({ path }) => path) }), 'posts.role': 'grid_leader' },
    { $set: { onDuty: false } },
  )

/** Files a case for each person, in turn a call-out and a report whose grid has no leader on duty, spread over the town: each needs a search. */
export const fileSearching = (people: readonly string[], spots: readonly Spot[], now: Date): Promise<Case[]> =>
  inLanes([...people.entries()], 64, async ([i, userId]) => {
    const [lng, lat] = spots[(i * 7919) % spots.length]?.at ?? [0, 0]
    const point = { lng: lng + (((i * 31) % 100) - 50) * 2e-5, lat: lat + (((i * 17) % 100) - 50) * 2e-5 }
    const category = i % 2 === 0 ? (calls[(i / 2) % calls.length] ?? calls[1]) : report
    const actor = { userId, name: userId, grants: [] }
    const tap = { key: newId(now), category, point: { ...point, datum: 'wgs84' as const }, via: 'miniapp' as const }
    return (await fileCase(actor, tap, now)).found
  })
