import type { Parts } from './doorForms'
import { fold } from './fold'
import type { Gazetteer } from './gazetteer'
import { type Mention, mentionsIn, placeKey, saysMore } from './mentions'
import { type RoadSaid, roadMeant } from './roadMentions'

export type { Gazetteer, GazetteerEstate } from './gazetteer'
export type { RoadSaid } from './roadMentions'

/**
 * What the words say of a place. `estateIds` has several where estates share the name, none where only a building or a road is named.
 * `text` is the address as it is written everywhere: 泉山家园3号楼2单元501, 文昌街12号. `several` = it speaks of different places, so that it has to be asked which.
 * `missing` = the estate has no such building: it stands in no field. `bare` = the text says nothing but where.
 */
export type PlaceMention = Parts & {
  estateIds: readonly string[]
  estate?: string
  road?: RoadSaid
  text: string
  several?: true
  missing?: true
  bare: boolean
}

/** What stands before the place where somebody lives, and is of no matter beside another one. */
const living = /(?:我家?|我们|本人)?(?:是|住在?|家住?在?)$|(?:我家|我们家)$/u
/** What people say around an address that is not a matter. */
const around =
  /我们?家?|现在|就?在|是|的|住|位于|位置|地址|地点|门口|门前|旁边?|附近|楼下|楼上|楼前|楼后|院里|院内|里面?|这里|这儿|不是|不在|那里|错了|应该|小区|哪里|呢|啊|吧|了|[\p{P}\p{S}\s]/gu

/** The place a text names: an estate, a building, an entrance, a door, or a spot on a road, as far as it says; nothing when it names none. Of several the one that the matter stands with, an estate before the road it is on. */
export function placeInText(text: string, gazetteer: Gazetteer): PlaceMention | undefined {
  const folded = fold(text)
  const all = mentionsIn(folded, gazetteer)
  const meant = theOneMeant(folded, all)
  const mention = meant.at(-1)
  if (!mention) return undefined
  const { estates, parts, missing } = mention
  const estate = estates[0]?.name
  return {
    estateIds: estates.map(({ estateId }) => estateId),
    ...(estate && { estate }),
    ...parts,
    text: addressOf(estate, parts),
    ...(mention.road && roadMeant(mention.road)),
    ...(new Set(meant.map(placeKey)).size > 1 && { several: true as const }),
    ...(missing && { missing }),
    bare: isBare(folded, all),
  }
}

/** An address as it is written everywhere, as deep as it is known. */
export const addressOf = (estate: string | undefined, { building, entrance, room }: Parts): string =>
  [estate, building && `${building}号楼`, entrance && `${entrance}单元`, room].filter(Boolean).join('')

/** Without where the writer lives, if the text names another place as well; without what another mention says more closely; of several places only those in a clause that says a matter. */
function theOneMeant(folded: string, all: Mention[]): Mention[] {
  const others = all.filter(({ at }) => !living.test(folded.slice(Math.max(0, at - 5), at)))
  const away = others.length > 0 ? others : all
  const close = away.filter((one) => !away.some((other) => saysMore(other, one)))
  if (new Set(close.map(placeKey)).size <= 1) return close
  const withMatter = close.filter((one) => saysMatter(folded, one, all))
  return surest(withMatter.length > 0 ? withMatter : close)
}

/** An estate says more than the road before it, a road more than a building of nobody knows which estate. */
function surest(mentions: Mention[]): Mention[] {
  const estates = mentions.filter(({ road, estates: named }) => !road && named.length > 0)
  const roads = mentions.filter(({ road }) => road)
  if (roads.length === 0) return mentions
  return estates.length > 0 ? estates : roads
}

const stops = '，,。;；！!？?\n'

/** Whether the clause a place stands in says more than places. */
function saysMatter(folded: string, { at, end }: Mention, all: Mention[]): boolean {
  let from = at
  let to = end
  while (from > 0 && !stops.includes(folded[from - 1] ?? '')) from -= 1
  while (to < folded.length && !stops.includes(folded[to] ?? '')) to += 1
  const inside = all.filter((one) => one.at >= from && one.end <= to)
  const shifted = inside.map((one) => ({ ...one, at: one.at - from, end: one.end - from }))
  return !isBare(folded.slice(from, to), shifted)
}

function isBare(folded: string, mentions: readonly Mention[]): boolean {
  const left = mentions.reduceRight((rest, { at, end }) => `${rest.slice(0, at)}，${rest.slice(end)}`, folded)
  return left.replace(around, '') === ''
}
