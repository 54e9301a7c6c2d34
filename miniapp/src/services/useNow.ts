import { useEffect, useState } from 'react'
import { serverNow } from './clock'

const listeners = new Set<(now: number) => void>()
let beating = false

const nextBeat = () => setTimeout(beat, 1000 - (serverNow() % 1000) + 5)

// one beat for all clocks, on the server's full second: two phones side by side turn their digits together
function beat() {
  const now = serverNow()
  for (const listener of listeners) listener(now)
  beating = listeners.size > 0
  if (beating) nextBeat()
}

/** The server's time in ms, drawn again every second while the component is on the screen. */
export function useNow(): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    listeners.add(setNow)
    if (!beating) nextBeat()
    beating = true
    return () => {
      listeners.delete(setNow)
    }
  }, [])
  return now
}
