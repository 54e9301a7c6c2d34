import { eachGram, readable, unitsOf } from '@jinlin/domain/understanding/grams'

/** Above this likeness two messages are the same message written twice. */
export const sameFrom = 0.5
const rareUpTo = 24
const sharedAtLeast = 3

/** Counts of the character 2- and 3-grams of a text. */
function countsOf(text: string): Map<number, number> {
  const counts = new Map<number, number>()
  eachGram(unitsOf(readable(text)), 2, 3, 0, (hash) => counts.set(hash, (counts.get(hash) ?? 0) + 1))
  return counts
}

function likeness(a: Map<number, number>, b: Map<number, number>, lengths: number): number {
  let sum = 0
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  for (const [gram, count] of few) sum += count * (many.get(gram) ?? 0)
  return sum / lengths
}

const lengthOf = (counts: Map<number, number>) => Math.sqrt([...counts.values()].reduce((sum, n) => sum + n * n, 0))

/** The messages that have each rare gram: twins share many of those, so only sharers are compared. */
function ownersOfRare(all: readonly Map<number, number>[]): Map<number, number[]> {
  const owners = new Map<number, number[]>()
  all.forEach((counts, i) => {
    for (const gram of counts.keys()) {
      const list = owners.get(gram)
      if (!list) owners.set(gram, [i])
      else if (list.length <= rareUpTo) list.push(i)
    }
  })
  for (const [gram, list] of owners) if (list.length < 2 || list.length > rareUpTo) owners.delete(gram)
  return owners
}

/** For every text the number of its group: texts of cosine > 0.5 on character 2–3-grams, and theirs in turn, are one group. */
export function nearDuplicates(texts: readonly string[]): Int32Array {
  const all = texts.map(countsOf)
  const lengths = all.map(lengthOf)
  const owners = ownersOfRare(all)
  const parent = Int32Array.from(texts, (_, i) => i)
  const rootOf = (i: number): number => {
    let at = i
    while (parent[at] !== at) at = parent[at] = parent[parent[at] as number] as number
    return at
  }
  all.forEach((counts, i) => {
    const shared = new Map<number, number>()
    for (const gram of counts.keys())
      for (const j of owners.get(gram) ?? []) if (j < i) shared.set(j, (shared.get(j) ?? 0) + 1)
    for (const [j, n] of shared)
      if (n >= sharedAtLeast && rootOf(i) !== rootOf(j)) {
        const length = (lengths[i] as number) * (lengths[j] as number)
        if (likeness(counts, all[j] as Map<number, number>, length) > sameFrom) parent[rootOf(i)] = rootOf(j)
      }
  })
  return parent.map((_, i) => rootOf(i))
}

/** A fold for every text, whole groups in one fold, the folds about equally full; the same groups and `cut` give the same folds, another `cut` others. */
export function foldsOf(groups: Int32Array, folds: number, cut = 0): Int32Array {
  const sizes = new Map<number, number>()
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const full = new Array<number>(folds).fill(0)
  const foldOf = new Map<number, number>()
  const spread = (group: number) => Math.imul(group + 1, 0x9e3779b1 + 2 * cut * 0x1234567) >>> 0
  for (const [group, size] of [...sizes].sort((a, b) => b[1] - a[1] || spread(a[0]) - spread(b[0]))) {
    const emptiest = full.indexOf(Math.min(...full))
    foldOf.set(group, emptiest)
    full[emptiest] = (full[emptiest] as number) + size
  }
  return groups.map((group) => foldOf.get(group) as number)
}
