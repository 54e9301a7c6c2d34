/** A stream of repeatable chance: the same seed gives the same stream on every machine. */
export type Random = {
  /** Uniform in [0, 1). */
  next: () => number
  /** Whole number in [from, to]. */
  int: (from: number, to: number) => number
  pick: <T>(list: readonly T[]) => T
  chance: (probability: number) => boolean
  /** A shuffled copy. */
  shuffle: <T>(list: readonly T[]) => T[]
  /** Standard normal. */
  normal: () => number
}

/** Starts a stream (mulberry32). The label keeps streams of one seed apart, so that more people don't move a street. */
export function randomOf(seed: number, label = ''): Random {
  let state = [...label].reduce((sum, char) => Math.imul(sum ^ char.charCodeAt(0), 0x01000193), seed ^ 0x811c9dc5) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new RangeError('nothing to pick from')
    return list[int(0, list.length - 1)] as T
  }
  const shuffle = <T>(list: readonly T[]): T[] => {
    const copy = [...list]
    for (let i = copy.length - 1; i > 0; i--) {
      const j = int(0, i)
      const held = copy[i] as T
      copy[i] = copy[j] as T
      copy[j] = held
    }
    return copy
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return { next, int, pick, chance: (probability) => next() < probability, shuffle, normal }
}
