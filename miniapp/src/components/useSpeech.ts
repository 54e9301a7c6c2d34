import { useEffect, useState } from 'react'
import { say } from '../services/go'
import { microphone } from '../services/microphone'
import { canRecord } from '../services/recorder'
import { caseWords } from '../words/case'

const SHORTEST = 1

/** A recording under way: `seconds` since it began, undefined while there is none; `stop` hands the file to `onDone` when it lasted a second. */
export type Speech = { seconds?: number; start: () => Promise<void>; stop: () => Promise<void>; drop: () => void }

/** Records speech; without permission or a recorder it says what else can be done. Whoever lets go before it began has recorded nothing. */
export function useSpeech(onDone: (path: string) => void): Speech {
  const [mic] = useState(microphone)
  const [seconds, setSeconds] = useSeconds()
  useEffect(() => () => mic.release()?.cancel(), [mic])
  const taken = () => {
    setSeconds(undefined)
    return mic.release()
  }
  const start = async () => {
    try {
      if (!canRecord()) throw new Error('no recorder')
      if (await mic.open()) setSeconds(0)
    } catch {
      say(caseWords.noMic)
    }
  }
  const stop = async () => {
    const long = (seconds ?? 0) >= SHORTEST
    const path = await taken()?.stop()
    if (path && long) onDone(path)
  }
  return { seconds, start, stop, drop: () => taken()?.cancel() }
}

/** Counts up once it is set. */
function useSeconds() {
  const [seconds, setSeconds] = useState<number | undefined>()
  useEffect(() => {
    if (seconds === undefined) return
    const timer = setTimeout(() => setSeconds(seconds + 1), 1000)
    return () => clearTimeout(timer)
  }, [seconds])
  return [seconds, setSeconds] as const
}
