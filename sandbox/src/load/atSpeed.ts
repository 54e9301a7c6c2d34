import { onStopSignal } from '../processes/stopSignals'
import { replayWords } from '../words/replay'

type Town = { setSpeed: (speed: number) => Promise<void> }

/** How a shell counts what Ctrl-C has ended. */
const cutShort = 130

/**
 * Does the work with the town's clock at `speed`. Real time comes back however it ends: with Ctrl-C, SIGTERM or a closed terminal the process sets the clock
 * back, then ends with 130.
 */
export async function atSpeed<T>(
  { setSpeed }: Town,
  speed: number,
  say: (line: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  const faster = setSpeed(speed)
  const back = async (): Promise<void> => {
    // a clock that is being set still would be set after ours
    await faster.catch(() => undefined)
    await setSpeed(1)
  }
  onStopSignal(
    () => back().then(() => process.exit(cutShort)),
    (what) => what === 'stopping' && say(replayWords.cutShort),
  )
  try {
    await faster
    return await work()
  } finally {
    await back()
  }
}
