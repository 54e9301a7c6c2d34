import { fold } from './fold'

/** An estate a text may name; `aliases` are what people call it as well, `buildings` the numbers of its buildings where they are known. */
export type GazetteerEstate = {
  estateId: string
  name: string
  aliases?: readonly string[]
  buildings?: readonly string[]
}
/** A road a text may name; 文昌街 is an alias of 文昌大街. */
export type GazetteerRoad = { roadId: string; name: string; aliases?: readonly string[] }
/** What a text may name of the register. */
export type Gazetteer = { estates: readonly GazetteerEstate[]; roads: readonly GazetteerRoad[] }
/** A name in a text, with all that bear it: estates, or roads where no estate does. */
export type Named = { at: number; end: number; estates: readonly GazetteerEstate[]; roads: readonly GazetteerRoad[] }

type Name = { called: string; estates: GazetteerEstate[]; roads: GazetteerRoad[] }
type Index = Map<string, Name[]>
const indexes = new WeakMap<Gazetteer, Index>()
const shortest = 2

/** Names by their first two characters, the longest first, made once for a gazetteer. */
function indexOf(gazetteer: Gazetteer): Index {
  const known = indexes.get(gazetteer)
  if (known) return known
  const index: Index = new Map()
  for (const name of allNames(gazetteer).values()) {
    const start = name.called.slice(0, shortest)
    const others = index.get(start)
    if (others) others.push(name)
    else index.set(start, [name])
  }
  for (const names of index.values()) names.sort((a, b) => b.called.length - a.called.length)
  indexes.set(gazetteer, index)
  return index
}

function allNames({ estates, roads }: Gazetteer): Map<string, Name> {
  const byName = new Map<string, Name>()
  const named = (called: string): Name => {
    const known = byName.get(called) ?? { called, estates: [], roads: [] }
    byName.set(called, known)
    return known
  }
  for (const estate of estates) for (const called of callsOf(estate)) named(called).estates.push(estate)
  for (const road of roads) for (const called of callsOf(road)) named(called).roads.push(road)
  return byName
}

const callsOf = ({ name, aliases = [] }: { name: string; aliases?: readonly string[] }) =>
  [...new Set([name, ...aliases].map(fold))].filter((called) => called.length >= shortest)

/** Every estate and road a folded text names, in the order of the text; of names inside one another the longest. */
export function namesIn(folded: string, gazetteer: Gazetteer): Named[] {
  const index = indexOf(gazetteer)
  const found: Named[] = []
  for (let at = 0; at < folded.length; at += 1) {
    const names = index.get(folded.slice(at, at + shortest))
    const name = names?.find(({ called }) => folded.startsWith(called, at))
    if (!name) continue
    const roads = name.estates.length > 0 ? [] : name.roads
    found.push({ at, end: at + name.called.length, estates: name.estates, roads })
    at += name.called.length - 1
  }
  return found
}
