const everyMs = 2000
/** Whoever waits wonders after so long without a line, in ms. */
const silentMs = 30_000

/**
 * Says the line at once, then whenever it has changed, looked at every two seconds. `so` = the part that counts as a change, for a line that also says how long
 * it takes still: such a line comes after half a minute of silence, too.
 */
export async function tellWhile<T>(
  say: (line: string) => void,
  line: () => string,
  work: Promise<T>,
  so: () => string = line,
): Promise<T> {
  let [was, said, silentFor] = ['', '', 0]
  const tell = (): void => {
    const [is, now] = [so(), line()]
    silentFor += everyMs
    if (is === was && (now === said || silentFor < silentMs)) return
    ;[was, said, silentFor] = [is, now, 0]
    say(now)
  }
  tell()
  const ticker = setInterval(tell, everyMs)
  try {
    return await work
  } finally {
    clearInterval(ticker)
  }
}
