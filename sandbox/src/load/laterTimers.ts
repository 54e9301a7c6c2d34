import type { Behaviour } from './behaviour'
import { logNormal } from './random'

const sigma = 0.9

/**
 * Timers of one simulated person: `later` acts after about so many seconds of their time (log-normal, `seconds` is the median);
 * an act that throws is tried again after about as long.
 */
export function laterTimers({ speed, random }: Behaviour) {
  const timers = new Set<NodeJS.Timeout>()
  let stopped = false
  const later = (seconds: number, act: () => Promise<void>): void => {
    if (stopped) return
    const timer = setTimeout(
      () => {
        timers.delete(timer)
        act().catch(() => later(seconds, act))
      },
      (1000 * logNormal(random, seconds, sigma)) / speed,
    )
    timers.add(timer)
  }
  const stop = (): void => {
    stopped = true
    for (const timer of timers) clearTimeout(timer)
  }
  return { later, stop }
}
