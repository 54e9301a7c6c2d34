/** A clock that runs on from a moment that was agreed on, by the time that passes: it knows nothing of whoever sets the wall clock meanwhile. */
export const runningFrom = (now: Date): (() => Date) => {
  const begun = performance.now()
  return () => new Date(now.getTime() + performance.now() - begun)
}
