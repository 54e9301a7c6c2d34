import { forgetToken, tokenOf } from './town.js'

/** Watches what one person's phone is told; `onCase` gets each case as they see it. Comes back by itself; `look` adds a case, `stop` ends it. */
export function watch(key, onCase, onReady = () => {}) {
  let socket
  let stopped = false
  let pause = 500
  let looked
  let ready = false
  const again = () => {
    ready = false
    if (stopped) return
    setTimeout(open, pause)
    pause = Math.min(pause * 2, 8000)
  }
  const open = async () => {
    const token = await tokenOf(key).catch(() => undefined)
    if (stopped) return
    if (!token) return again()
    socket = new WebSocket(`${location.origin.replace('http', 'ws')}/live`)
    socket.onopen = () => socket.send(JSON.stringify({ token }))
    socket.onclose = again
    socket.onmessage = ({ data }) => receive(JSON.parse(data))
  }
  const subscribe = () => {
    if (socket?.readyState !== WebSocket.OPEN) return
    const since = looked ? { [looked]: 0 } : {}
    socket.send(JSON.stringify({ subscribe: ['me', ...Object.keys(since)], since }))
  }
  const look = (caseId) => {
    looked = caseId
    if (ready) subscribe()
  }
  const receive = (frame) => {
    if (frame.ready) {
      ready = true
      pause = 500
      subscribe()
    }
    if (frame.ready || frame.resync) onReady()
    if (frame.error) forgetToken(key)
    if (frame.case) onCase(frame.case)
  }
  void open()
  const stop = () => {
    stopped = true
    socket?.close()
  }
  return { look, stop }
}
