import { townClock } from './town.js'

const lookMs = 1000
/** A town that has not answered for so long, in ms, is away: a server that is killed is back sooner. */
const awayMs = 3000

/**
 * How the town goes, whoever set it: `heard` gets the `speed` of its clock (1 = real time, undefined while it does not answer) and whether it is `away`
 * and a replay goes on in it (`replaying`), as soon as that is known and within about a second of a change. `onOtherTown` hears that another town answers at this address. It is not asked while nobody looks at
 * the page. `turn` switches the fast clock; `heard` gets what is so afterwards.
 */
export function pace(heard, onOtherTown) {
  const hear = onChange(heard)
  const silence = silenceOf()
  let town
  let latest = 0
  let turning = false
  const look = async () => {
    latest += 1
    const own = latest
    const askedAt = Date.now()
    const clock = await townClock().catch(() => undefined)
    // only the newest question counts, and none from before or during a turn
    if (turning || own !== latest) return
    if (clock && town !== undefined && clock.town !== town) return onOtherTown()
    town = clock?.town ?? town
    hear.tell({ speed: clock?.speed, replaying: clock?.replaying === true, away: silence(clock, askedAt) >= awayMs })
  }
  const lookAgain = async () => {
    if (!document.hidden && !turning) await look()
    setTimeout(lookAgain, lookMs)
  }
  const turn = async (fast) => {
    turning = true
    await townClock(fast).catch(() => undefined)
    turning = false
    hear.forget()
    await look()
  }
  document.addEventListener('visibilitychange', () => document.hidden || look())
  void lookAgain()
  return { turn }
}

/** Tells only what differs from what was told last. */
function onChange(heard) {
  let known
  const tell = (now) => {
    if (known && Object.entries(now).every(([name, value]) => known[name] === value)) return
    known = now
    heard(now)
  }
  const forget = () => {
    known = undefined
  }
  return { tell, forget }
}

/** For how long, in ms, nothing has answered: since the first question without an answer was asked. */
function silenceOf() {
  let since
  return (answer, askedAt) => {
    since = answer ? undefined : (since ?? askedAt)
    return since === undefined ? 0 : Date.now() - since
  }
}
