import { caseTogether } from '@jinlin/backend/cases/caseTogether'
import { fileCase } from '@jinlin/backend/cases/fileCase'
import { moveCase } from '@jinlin/backend/cases/moveCase'
import { newId } from '@jinlin/backend/infra/newId'
import { actorOf } from '@jinlin/backend/people/actorOf'
import type { Case } from '@jinlin/domain/cases/case'
import type { Actor } from '@jinlin/domain/people/roles'
import { wakeCase } from './realWake'

/** A report or a call-out that is done without a photo. */
const categories = ['E2301', 'H0102'] as const

/** One case from the tap to its closing, woken after each step as the worker would: filed, offered, accepted, resolved, confirmed. Its id; throws when nobody was found. */
export async function liveOnce(userId: string, at: readonly number[], i: number): Promise<string> {
  const reporter: Actor = { userId, name: userId, grants: [] }
  const [lng = 0, lat = 0] = at
  const point = { lng: lng + ((i % 100) - 50) * 2e-5, lat: lat + ((i % 77) - 38) * 2e-5, datum: 'wgs84' } as const
  const category = categories[i % 2] ?? categories[0]
  const now = new Date()
  const { found } = await fileCase(reporter, { key: newId(now), category, point, via: 'miniapp' }, now)
  const { _id: caseId } = found
  await wakeCase({ caseId }, new Date())
  const to = await heldOutTo(caseId)
  await moveCase(await actorOf(to), caseId, 'accept', {}, new Date())
  await wakeCase({ caseId }, new Date())
  await moveCase(await actorOf(to), caseId, 'resolve', {}, new Date())
  await wakeCase({ caseId }, new Date())
  const closed = await moveCase(reporter, caseId, 'confirm', {}, new Date())
  await wakeCase({ caseId }, new Date())
  if (closed.found.state !== 'closed') throw new Error(`The case ended as ${closed.found.state}`)
  return caseId
}

async function heldOutTo(caseId: string): Promise<string> {
  const found: Case | undefined = await caseTogether(caseId)
  if (!found?.offer) throw new Error('Nobody was asked')
  return found.offer.to
}
