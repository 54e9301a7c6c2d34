/** How long a replay that says nothing more is believed to go on, in ms: one that was killed cannot say that it is over. */
const believedMs = 10_000

/** Whether a replay goes on: `tell` hears what it says of itself, `goesOn` says what is to be believed at `now` (ms). */
export const replayMark = () => {
  let until = 0
  return {
    tell: (going: boolean, now: number): void => {
      until = going ? now + believedMs : 0
    },
    goesOn: (now: number): boolean => now < until,
  }
}
