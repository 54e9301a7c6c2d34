/** npm passes on a Ctrl-C that the terminal has sent to us already: two within this time, in ms, are one. */
const sameMs = 500

/** Runs `stop` once on Ctrl-C, SIGTERM or a closed terminal, then ends the process; a second Ctrl-C ends it at once. */
export const onStopSignal = (
  stop: () => Promise<void>,
  say: (what: 'stopping' | 'stopped' | 'killed') => void,
): void => {
  let firstAt = 0
  const first = (): void => {
    firstAt = Date.now()
    say('stopping')
    stop().then(
      () => {
        say('stopped')
        process.exit(0)
      },
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  const signalled = (signal: NodeJS.Signals): void => {
    if (firstAt === 0) first()
    else if (signal !== 'SIGHUP' && Date.now() - firstAt > sameMs) {
      say('killed')
      process.exit(130)
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, signalled)
  if (process.env.npm_lifecycle_event) onOrphaned(() => firstAt === 0 && first())
}

/** Under npm a shell stands between npm and us and swallows its SIGTERM: that the shell has gone is then the signal. */
const onOrphaned = (stop: () => void): void => {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop(), 500).unref()
}
