import { fold } from './fold'

/** The estates a text may name; `aliases` are what people call them as well, `buildings` the numbers of its buildings where they are known. */
export type GazetteerEstate = {
  estateId: string
  name: string
  aliases?: readonly string[]
  buildings?: readonly string[]
}
/** An estate's name in a text, with all estates that bear it. */
export type NamedEstate = { at: number; end: number; estates: readonly GazetteerEstate[] }

type Index = { byStart: Map<string, { called: string; estates: GazetteerEstate[] }[]> }
const indexes = new WeakMap<readonly GazetteerEstate[], Index>()
const shortest = 2

/** Names by their first two characters, the longest first, made once for a list. */
function indexOf(gazetteer: readonly GazetteerEstate[]): Index {
  const known = indexes.get(gazetteer)
  if (known) return known
  const byName = new Map<string, GazetteerEstate[]>()
  for (const estate of gazetteer)
    for (const called of new Set([estate.name, ...(estate.aliases ?? [])].map(fold)))
      if (called.length >= shortest) byName.set(called, [...(byName.get(called) ?? []), estate])
  const byStart: Index['byStart'] = new Map()
  for (const [called, estates] of byName) {
    const start = called.slice(0, shortest)
    byStart.set(start, [...(byStart.get(start) ?? []), { called, estates }])
  }
  for (const names of byStart.values()) names.sort((a, b) => b.called.length - a.called.length)
  const index = { byStart }
  indexes.set(gazetteer, index)
  return index
}

/** Every estate a folded text names, in the order of the text; of names inside one another the longest. */
export function estatesNamed(folded: string, gazetteer: readonly GazetteerEstate[]): NamedEstate[] {
  const { byStart } = indexOf(gazetteer)
  const found: NamedEstate[] = []
  for (let at = 0; at < folded.length; at += 1) {
    const names = byStart.get(folded.slice(at, at + shortest))
    const name = names?.find(({ called }) => folded.startsWith(called, at))
    if (!name) continue
    found.push({ at, end: at + name.called.length, estates: name.estates })
    at += name.called.length - 1
  }
  return found
}
