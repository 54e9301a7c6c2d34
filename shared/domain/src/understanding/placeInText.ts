import { fold, numeral } from './fold'

/** The estates a text may name; `aliases` are what people call them as well. */
export type GazetteerEstate = { estateId: string; name: string; aliases?: readonly string[] }
/**
 * What the words say of a place. `estateIds` has several where estates share the name, none where only a building is named.
 * `text` is the address as it is written everywhere: 泉山家园3号楼2单元501.
 */
export type PlaceMention = {
  estateIds: readonly string[]
  estate?: string
  building?: string
  entrance?: string
  room?: string
  text: string
}
type Parts = Pick<PlaceMention, 'building' | 'entrance' | 'room'>

const number = '\\d{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]'
const building = `(?<building>${number})`
const entrance = `(?<entrance>${number})(?:单元|门洞|门)`
const door = '(?:(?<room>[1-9]\\d{2,3})(?!\\d)(?:室|户|号房?)?)?'

const anywhere = [
  // 3-2-501
  /(?<![\d-])(?<building>[1-9]\d{0,2})-(?<entrance>[1-9]\d?)-(?<room>[1-9]\d{2,3})(?![\d-])/u,
  // 3号楼2单元501室, 3栋二单元, 3#楼; 「号」 alone only before an entrance
  new RegExp(`${building}(?:号楼|栋楼?|幢楼?|座|#楼?|号院?(?=(?:${number})单元))(?:${entrance})?${door}`, 'u'),
  // 3楼2单元: a building, because a floor has no entrances
  new RegExp(`${building}楼${entrance}${door}`, 'u'),
]
// 3-501, 3楼: only right after an estate's name
const afterEstate = [
  /^(?<building>[1-9]\d{0,2})-(?<room>[1-9]\d{2,3})(?![\d-])/u,
  new RegExp(`^${building}楼${door}`, 'u'),
]
// 2单元501
const entranceAlone = new RegExp(`(?<entrance>${number})单元${door}`, 'u')

function partsIn(text: string, followsEstate: boolean): Parts {
  const forms = [...anywhere, ...(followsEstate ? afterEstate : []), entranceAlone]
  const groups = forms.map((form) => form.exec(text)?.groups).find(Boolean) ?? {}
  const { building: tower, entrance: stairs, room } = groups
  return {
    ...(tower && { building: numeral(tower) ?? tower }),
    ...(stairs && { entrance: numeral(stairs) ?? stairs }),
    ...(room && { room }),
  }
}

/** The longest name that stands in the text, with all estates that bear it. */
function estatesIn(text: string, gazetteer: readonly GazetteerEstate[]) {
  let found: { called: string; estates: GazetteerEstate[] } | undefined
  for (const estate of gazetteer)
    for (const called of [estate.name, ...(estate.aliases ?? [])].map(fold)) {
      if (called.length < 2 || !text.includes(called)) continue
      if (!found || called.length > found.called.length) found = { called, estates: [estate] }
      else if (called === found.called && !found.estates.includes(estate)) found.estates.push(estate)
    }
  return found
}

const address = (estate: string | undefined, { building: tower, entrance: stairs, room }: Parts) =>
  [estate, tower && `${tower}号楼`, stairs && `${stairs}单元`, room].filter(Boolean).join('')

/** The place a text names: an estate, a building, an entrance, a door, as far as it says; nothing when it names none. */
export function placeInText(text: string, gazetteer: readonly GazetteerEstate[]): PlaceMention | undefined {
  const folded = fold(text)
  const named = estatesIn(folded, gazetteer)
  const tail = named ? folded.slice(folded.indexOf(named.called) + named.called.length) : folded
  const after = partsIn(tail, Boolean(named))
  const found = named && Object.keys(after).length === 0 ? partsIn(folded, false) : after
  if (!named && Object.keys(found).length === 0) return undefined
  const estate = named?.estates[0]?.name
  return {
    estateIds: named?.estates.map(({ estateId }) => estateId) ?? [],
    ...(estate && { estate }),
    ...found,
    text: address(estate, found),
  }
}
