import { afterAll, beforeAll } from 'vitest'
import { staffTokens } from '../../src/load/cast'
import { connectTown } from '../../src/load/connectTown'
import { simulatedStaff } from '../../src/load/simulatedStaff'
import { type StartedTown, startTown } from './startTown'
import { tellOnFailure } from './tellOnFailure'

/** Staff answer this many times faster than people do. */
const speed = 20

/** The town of one journey's file, and those who work in it. */
export type BusyTown = {
  town: () => StartedTown
  /** So many of the staff answer on their phones from now on; those who did before stop. */
  staffWork: (count: number, random: () => number) => Promise<void>
  /** Nobody answers any more. */
  staffRest: () => void
}

/** Starts a town for the tests of one file, with its database open to the judge and staff who answer; ends all of it afterwards. */
export function useBusyTown(env: Record<string, string>): BusyTown {
  let started: StartedTown | undefined
  let opened: Awaited<ReturnType<typeof connectTown>> | undefined
  let phones: { stop: () => void }[] = []
  const town = () => {
    if (!started) throw new Error('The town is not open yet')
    return started
  }
  const staffRest = () => {
    for (const phone of phones) phone.stop()
    phones = []
  }
  const staffWork = async (count: number, random: () => number) => {
    staffRest()
    const { api } = town().addresses()
    const staff = (await staffTokens(new Date())).slice(0, count)
    phones = staff.map(({ token }) => simulatedStaff(api, token, { speed, random }, { shown: () => {} }))
  }
  tellOnFailure(() => started)
  beforeAll(async () => {
    started = await startTown(env)
    opened = await connectTown(started.addresses())
  })
  afterAll(async () => {
    staffRest()
    await opened?.close()
    await started?.stop()
  })
  return { town, staffWork, staffRest }
}
