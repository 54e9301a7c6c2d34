/**
 * Whose notice may still come up at a phone: what a line tells of is asked before it does, and that may take long. Each line takes its number when it is heard
 * (`at`, ms); the function it gets back says whether it may come up `now`: not after a later one has, nor longer than `forMs` after it was heard.
 */
export function noticeTurns(forMs) {
  let heard = 0
  let shown = 0
  return (at) => {
    heard += 1
    const own = heard
    return (now) => {
      if (own < shown || now - at > forMs) return false
      shown = own
      return true
    }
  }
}
