import { randomUUID } from 'node:crypto'
import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { seekNext } from '@jinlin/backend/dispatch/seekNext'
import { at } from '@jinlin/backend/testing/factories'
import { toGcj02 } from '@jinlin/domain/places/geo'
import sharp from 'sharp'
import { beforeAll } from 'vitest'
import { ApiClient, type Reply } from './ApiClient'
import { dayTown } from './dayTown'
import type { TestServer } from './useServer'

/** The middle of the first grid as a phone gives it. */
export const here = toGcj02(at(250, 220))
/** A tap on 路灯不亮. */
export const lamp = { category: 'P0137', point: here }

export type TestTown = {
  as: (key: string) => ApiClient
  /** Files a case and returns it as the reporter sees it. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  file: (who?: string, body?: object) => Promise<any>
  /** Looks for the next person, as the worker does. */
  seek: (caseId: string) => Promise<void>
  give: (who: string, caseId: string, body: object, key?: string) => Promise<Reply>
  photo: (who: string, phase?: string) => Promise<string>
}

/** A photo with a camera and a place in it. */
export const photoBytes = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
    .withExif({ IFD0: { Make: 'PhoneMaker' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '41/1 2/1 0/1' } })
    .jpeg()
    .toBuffer()

/** The tiny town behind a test server, everybody signed in. */
export function useTown(server: TestServer): TestTown {
  const people = new Map<string, ApiClient>()
  beforeAll(async () => {
    for (const key of Object.keys(await dayTown())) people.set(key, await server.as(key))
  })
  const as = (key: string) => people.get(key) ?? new ApiClient(server.url())
  const give = (who: string, caseId: string, body: object, key: string = randomUUID()) =>
    as(who).post(`/api/cases/${caseId}/commands`, body, key)
  return {
    as,
    give,
    file: async (who = 'resident', body: object = lamp) => {
      await CaseModel.updateMany({ 'reporter.userId': who }, { $set: { 'reporter.happenedAt': new Date(0) } })
      return (await as(who).post('/api/cases', body, randomUUID())).body.data
    },
    seek: async (caseId) => {
      const found = await CaseModel.findById(caseId).lean()
      if (found) await seekNext(found, new Date())
    },
    photo: async (who, phase) => (await as(who).upload(await photoBytes(), phase)).body.data.id,
  }
}
