import { storyNames } from '../words/town'
import type { TownDwelling } from './makeEstates'
import { idNumbers, makeName, makePhone, type Sex } from './makeNames'
import { type Random, randomOf } from './random'

export type TownHousehold = { id: string; dwellingId: string; areaPath: string; headId: string }
/** A person of the register. `userId` stands on those who have a WeChat known to Jinlin: every head of a household. */
export type TownResident = {
  id: string
  householdId: string
  dwellingId: string
  areaPath: string
  name: string
  sex: Sex
  idNumber: string
  phone?: string
  userId?: string
  /** Key of the story, where this is one of its people. */
  key?: StoryHome
}
export type StoryHome = 'resident' | 'neighbour' | 'steward' | 'party_member'
export type TownHouseholds = { households: TownHousehold[]; residents: TownResident[] }

const households = 2070
const people = 5642
/** Chances of 1, 2, 3, 4 and 5 people in a household before the sum is made exact. */
const sizes = [1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5]
/** The story's people are women or men as their names say; their doors stand in the first building. */
const storyHomes: { key: StoryHome; sex: Sex }[] = [
  { key: 'resident', sex: 2 },
  { key: 'neighbour', sex: 1 },
  { key: 'steward', sex: 2 },
  { key: 'party_member', sex: 1 },
]

/** The people of 察哈尔社区: 2,070 households with 5,642 people; the story's people live behind the first doors. */
export function makeHouseholds(seed: number, dwellings: readonly TownDwelling[]): TownHouseholds {
  const random = randomOf(seed, 'people')
  const [first = [], rest = []] = [dwellings.slice(0, storyHomes.length), dwellings.slice(storyHomes.length)]
  const lived = new Set([...first, ...random.shuffle(rest).slice(0, households - first.length)].map(({ id }) => id))
  const doors = dwellings.filter(({ id }) => lived.has(id))
  const counts = countsOf(random)
  const town: TownHouseholds = { households: [], residents: [] }
  const makeIdNumber = idNumbers()
  for (const [i, door] of doors.entries())
    moveIn(town, door, counts[i] ?? 1, { random, makeIdNumber, story: storyHomes[i] })
  return town
}

function countsOf(random: Random): number[] {
  const counts = Array.from({ length: households }, () => random.pick(sizes))
  let missing = people - counts.reduce((sum, count) => sum + count, 0)
  while (missing !== 0) {
    const i = random.int(0, counts.length - 1)
    const next = (counts[i] ?? 1) + Math.sign(missing)
    if (next < 1 || next > 6) continue
    counts[i] = next
    missing -= Math.sign(missing)
  }
  return counts
}

type Luck = {
  random: Random
  makeIdNumber: (born: string, sex: Sex) => string
  story: (typeof storyHomes)[number] | undefined
}

function moveIn(town: TownHouseholds, door: TownDwelling, size: number, { random, makeIdNumber, story }: Luck) {
  const id = `${door.id}-h`
  const where = { householdId: id, dwellingId: door.id, areaPath: door.areaPath }
  const surname = [...(story ? storyNames[story.key] : makeName(random, 1))][0]
  for (let i = 0; i < size; i += 1) {
    const serial = town.residents.length
    const sex: Sex = i === 0 && story ? story.sex : random.chance(0.5) ? 1 : 2
    const age = ageOf(i, random)
    const name = i === 0 && story ? storyNames[story.key] : makeName(random, sex, i === 1 ? undefined : surname)
    town.residents.push({
      ...where,
      id: `r${String(serial + 1).padStart(5, '0')}`,
      name,
      sex,
      idNumber: makeIdNumber(bornOn(age, random), sex),
      ...(age >= 14 ? { phone: makePhone(20_000 + serial) } : {}),
      ...(i === 0 ? { userId: `home-${String(town.households.length + 1).padStart(4, '0')}` } : {}),
      ...(i === 0 && story ? { userId: story.key, key: story.key } : {}),
    })
  }
  const headId = `r${String(town.residents.length - size + 1).padStart(5, '0')}`
  town.households.push({ id, dwellingId: door.id, areaPath: door.areaPath, headId })
}

/** Heads and partners are grown up, the others children or parents. */
const ageOf = (place: number, random: Random) =>
  place < 2 ? random.int(24, 86) : random.chance(0.75) ? random.int(0, 23) : random.int(60, 92)

/** A birthday in the town's own year 2026, so that the same seed makes the same people next year too. */
const bornOn = (age: number, random: Random) => {
  const month = String(random.int(1, 12)).padStart(2, '0')
  const day = String(random.int(1, 28)).padStart(2, '0')
  return `${2025 - age}-${month}-${day}`
}
