import { clockSpeed } from './town.js'

const lookMs = 1000

/**
 * How fast the town's clock goes, whoever set it: `heard` gets the speed (1 = real time) as soon as it is known and within about a second of a change, and
 * undefined while the town does not answer. It is not asked while nobody looks at the page. `turn` switches the fast clock; `heard` gets what is so afterwards.
 */
export function pace(heard) {
  let known
  let latest = 0
  let turning = false
  const look = async () => {
    latest += 1
    const own = latest
    const speed = await clockSpeed().catch(() => undefined)
    // only the newest question counts, and none from before or during a turn
    if (turning || own !== latest || speed === known) return
    known = speed
    heard(speed)
  }
  const lookAgain = async () => {
    if (!document.hidden && !turning) await look()
    setTimeout(lookAgain, lookMs)
  }
  const turn = async (fast) => {
    turning = true
    await clockSpeed(fast).catch(() => undefined)
    turning = false
    known = undefined
    await look()
  }
  document.addEventListener('visibilitychange', () => document.hidden || look())
  void lookAgain()
  return { turn }
}
