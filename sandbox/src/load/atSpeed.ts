import { onStopSignal } from '../processes/stopSignals'
import { replayWords } from '../words/replay'
import { tellGoing } from './tellGoing'

type Town = { setSpeed: (speed: number) => Promise<void>; tellReplay: (going: boolean) => Promise<void> }

/** How a shell counts what Ctrl-C has ended. */
const cutShort = 130

/**
 * Does the work with the town's clock at `speed`; the town knows as long as it goes on. Real time comes back however it ends: with Ctrl-C, SIGTERM or a closed terminal the process sets the clock
 * back, then ends with 130.
 */
export async function atSpeed<T>(
  { setSpeed, tellReplay }: Town,
  speed: number,
  say: (line: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  const going = tellGoing(tellReplay)
  const faster = setSpeed(speed)
  const back = async (): Promise<void> => {
    // a clock that is being set still would be set after ours
    await faster.catch(() => undefined)
    await Promise.all([setSpeed(1), going.over()])
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
