/** Runs `stop` once on Ctrl-C, SIGTERM or a closed terminal, then ends the process; a second Ctrl-C ends it at once. */
export const onStopSignal = (
  stop: () => Promise<void>,
  say: (what: 'stopping' | 'stopped' | 'killed') => void,
): void => {
  let stopping = false
  const end = (signal: NodeJS.Signals): void => {
    if (stopping) {
      if (signal === 'SIGHUP') return
      say('killed')
      process.exit(130)
    }
    stopping = true
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
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
}
