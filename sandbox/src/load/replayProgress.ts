import { replayWords as words } from '../words/replay'
import type { CaseCounts } from './countCases'

type Numbers = { rate: number; settleSeconds: number }

/** What is said while `all` reports are filed at `rate` a second and then waited for: `so` how far it is, `line` with how long it takes still. `now` in ms. */
export function replayProgress(all: number, { rate, settleSeconds }: Numbers) {
  let settlesAt: number | undefined
  const stand = (filed: number, counts: CaseCounts) => words.stand(filed, all, counts)
  const still = (filed: number, now: number) =>
    settlesAt === undefined
      ? words.still((all - filed) / rate, settleSeconds)
      : words.still(0, Math.max(0, settlesAt - now) / 1000)
  return {
    /** All are filed or refused: from now on it is waited, at most `settleSeconds`. */
    settling: (now: number) => {
      settlesAt = now + settleSeconds * 1000
    },
    so: (filed: number, counts: CaseCounts) => stand(filed, counts).join(),
    line: (filed: number, counts: CaseCounts, now: number) => words.together(stand(filed, counts), still(filed, now)),
  }
}
