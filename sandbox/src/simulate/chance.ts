const mix = (state: number, key: number): number => {
  let mixed = Math.imul(state ^ key, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

/** A number in [0, 1) that depends on these whole numbers alone: the same question has the same answer in whatever order it is asked. */
export function chanceOf(seed: number, a: number, b: number, what: number): number {
  const mixed = mix(mix(mix(mix(seed ^ 0x9e3779b9, a), b), what), 0x27d4eb2f)
  return (mixed >>> 0) / 4294967296
}

/** A log-normal value by its median and sigma, from two such numbers (`what` and `what` + 1). */
export function logNormalOf(
  [seed, a, b, what]: readonly [number, number, number, number],
  median: number,
  sigma: number,
): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chanceOf(seed, a, b, what)))
  return median * Math.exp(sigma * radius * Math.cos(2 * Math.PI * chanceOf(seed, a, b, what + 1)))
}
