import { newestPolicyOf, savePolicy } from '@jinlin/backend/dispatch/policies'
import { DraftModel } from '@jinlin/backend/inbox/DraftModel'
import { op } from '@jinlin/backend/infra/defineModel'
import type { TownHands } from '../gateway/sandboxRoutes'
import { districtCode } from '../town/makeAreas'
import { SeedMarkModel } from '../town/SeedMarkModel'
import { signsAround } from '../town/signsAround'
import { fastClock } from '../words/town'
import type { Addresses, PersonAddress } from './addresses'

const signInCode =
  (wechat: string) =>
  async (openid: string): Promise<string> => {
    const answer = await fetch(`${wechat}/__fake/js_code?openid=${encodeURIComponent(openid)}`)
    if (!answer.ok) throw new Error(`the fake platform answered ${answer.status}`)
    return ((await answer.json()) as { code: string }).code
  }

/** The oldest open draft that was asked where it is, and not told. */
const waitsForPlace = async ({ accountOpenids }: PersonAddress): Promise<Date | undefined> => {
  const found = await DraftModel.findOne({
    openid: op({ $in: Object.values(accountOpenids) }),
    state: 'open',
    askedBy: op({ $exists: true }),
    place: op({ $exists: false }),
  }).lean()
  return found?.openedAt
}

/** A server remembers a district's policy for 1.5 s: after this long, in ms, every new case has the new one. */
const feltMs = 1600

/** Of the district the story plays in, read now: whoever changed it, the desk shows it. */
const speed = async (): Promise<number> => Math.round(1 / (await newestPolicyOf(districtCode)).timeScale)

const setSpeed = async (to: number): Promise<void> => {
  await savePolicy(districtCode, { timeScale: 1 / to }, new Date(), fastClock(to))
}

/** A town starts with the real clock: who comes back tomorrow must not find minutes that pass in seconds. */
export const slowClock = async (): Promise<void> => {
  if ((await speed()) !== 1) await setSpeed(1)
}

/** Empty of a town that was sown before towns had ids: that is another one than any with an id, too. */
const townId = async (): Promise<string> => (await SeedMarkModel.findById('town', { townId: 1 }).lean())?.townId ?? ''

/** What the desk and the phones may ask of the running town; the clock switch is a new policy record, as in production. */
export const townHands = (
  wechat: string,
  addresses: () => Addresses,
  everybody: readonly PersonAddress[],
): TownHands => ({
  people: () => everybody,
  addresses,
  signInCode: signInCode(wechat),
  signsAround,
  townId,
  waitsForPlace,
  speed,
  setSpeed: async (to) => {
    await setSpeed(to)
    await new Promise((resolve) => setTimeout(resolve, feltMs))
  },
})
