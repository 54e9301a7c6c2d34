const everyMs = 3000

/** Says `true` to `tell` now and every 3 s, and `false` once with `over`, after all that was said before. What cannot be said is not: nobody has to hear it. */
export const tellGoing = (tell: (going: boolean) => Promise<void>): { over: () => Promise<void> } => {
  let last: Promise<void> = Promise.resolve()
  const say = (going: boolean): Promise<void> => {
    last = last.then(() => tell(going)).catch(() => undefined)
    return last
  }
  void say(true)
  const ticker = setInterval(() => void say(true), everyMs)
  return {
    over: () => {
      clearInterval(ticker)
      return say(false)
    },
  }
}
