import { openLine } from './line.js'
import { forgetToken } from './town.js'

/** Watches what one person's phone is told; `onCase` gets each case as they see it, `onGone` the id of one that is no longer theirs. Comes back by itself; `look` adds a case, `stop` ends it. */
export function watch(key, onCase, onReady = () => {}, onGone = () => {}) {
  let looked
  let ready = false
  const subscribe = () => {
    const since = looked ? { [looked]: 0 } : {}
    line.say({ subscribe: ['me', ...Object.keys(since)], since })
  }
  const look = (caseId) => {
    looked = caseId
    if (ready) subscribe()
  }
  const receive = (frame) => {
    if (frame.ready) {
      ready = true
      line.settled()
      subscribe()
    }
    if (frame.ready || frame.resync) onReady()
    if (frame.error) forgetToken(key)
    if (frame.case) onCase(frame.case)
    if (frame.gone) onGone(frame.gone)
  }
  const lost = () => {
    ready = false
  }
  const line = openLine(key, receive, lost)
  return { look, stop: line.stop }
}
