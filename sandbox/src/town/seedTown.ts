import { randomUUID } from 'node:crypto'
import { savePolicy } from '@jinlin/backend/dispatch/policies'
import { buildIndexes } from '@jinlin/backend/infra/stores'
import { point, toGcj02 } from '@jinlin/domain/places/geo'
import type { PersonAddress } from '../processes/addresses'
import { followedKeys, type TownAccount } from './accounts'
import { makeTown, type Town } from './makeTown'
import { type StoryKey, storyKeys, type TownPerson } from './people'
import { SeedMarkModel } from './SeedMarkModel'
import { putAll } from './store'
import { writeAccounts, writeTown } from './writeTown'

/** What the starter of a sandbox decides. */
export type SeedOrder = { seed: number; accounts: readonly TownAccount[]; keys: { miniappId: string }; now: Date }

/** `people` = those of the story, in the order of the contract; `crowd` = everybody else who has a WeChat; `seeded` = false when the town stood already. */
export type TownInfo = { people: PersonAddress[]; crowd: PersonAddress[]; seeded: boolean }

/** Raise it when makers or records change: a database seeded by an older recipe then says so instead of being half old. */
const recipe = '6'

/**
 * Fills a connected, empty database with the town of this seed, in seconds; does nothing when it is there already.
 * Throws when another seed or an older recipe stands there (start over with `--fresh`).
 */
export async function seedTown(order: SeedOrder): Promise<TownInfo> {
  await buildIndexes()
  await writeAccounts(order.accounts)
  const mark = await SeedMarkModel.findById('town').lean()
  if (mark && (mark.seed !== order.seed || mark.recipe !== recipe))
    throw new Error(`Another town stands in this database (seed ${mark.seed}): start over with npm start -- --fresh`)
  return { ...infoOf(mark?.people ?? (await seed(order))), seeded: !mark }
}

async function seed({ seed: number, accounts, keys, now }: SeedOrder): Promise<TownPerson[]> {
  const town = makeTown(number, followedKeys)
  const appIds = Object.fromEntries(accounts.map(({ key, appId }) => [key, appId]))
  await writeTown(town, { mini: keys.miniappId, ...appIds }, now)
  await writePolicies(town, now)
  await putAll(SeedMarkModel, [{ _id: 'town', townId: randomUUID(), seed: number, recipe, people: town.people }])
  return town.people
}

/** In the sandbox there is no night, so that a try at 23:00 looks like one at noon. */
async function writePolicies({ areas }: Town, now: Date): Promise<void> {
  for (const { code } of areas.filter(({ level }) => level === 'county')) {
    await savePolicy(code, { night: null }, now)
  }
}

function infoOf(people: readonly TownPerson[]): Omit<TownInfo, 'seeded'> {
  const all = people.map(addressOf)
  const story = new Map(all.map((person) => [person.key, person]))
  return {
    people: storyKeys.flatMap((key) => story.get(key) ?? []),
    crowd: all.filter(({ key }) => !storyKeys.includes(key as StoryKey)),
  }
}

function addressOf({
  key,
  name,
  grants,
  openid,
  unionid,
  accountOpenids,
  phone,
  point: at,
}: TownPerson): PersonAddress {
  const { lng, lat } = toGcj02(point(at.lng, at.lat))
  const roles = [...new Set(grants.map(({ role }) => role as string))]
  const rounded = { lng: Number(lng.toFixed(6)), lat: Number(lat.toFixed(6)) }
  return { key, name, roles, userId: key, openid, accountOpenids, unionid, phone, point: rounded }
}
