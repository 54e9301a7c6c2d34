/** A fraction of a clock's span as the key of its step names it, in whole percent: steps of one clock that share it would be one step. */
export const stepPercent = (fraction: number): number => Math.round(fraction * 100)
