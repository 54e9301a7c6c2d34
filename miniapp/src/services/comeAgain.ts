/** The one moment at which a page asks again by itself: a new one replaces the old one, and off the screen there is none. */
export function comeAgain() {
  let timer: ReturnType<typeof setTimeout> | undefined
  let onScreen = false
  const stop = () => clearTimeout(timer)
  return {
    show: () => {
      onScreen = true
    },
    hide: () => {
      onScreen = false
      stop()
    },
    stop,
    /** Runs after `ms`, unless the page has left the screen by then, or already now: an answer may come after the leaving. */
    after: (ms: number, run: () => void) => {
      stop()
      if (onScreen) timer = setTimeout(run, ms)
    },
  }
}
