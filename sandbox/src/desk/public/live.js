import { forgetToken, tokenOf } from './town.js'

/** Watches what one person's phone is told; `onCase` gets each case as they see it. Comes back by itself; returns how to stop. */
export function watch(key, onCase, onReady = () => {}) {
  let socket
  let stopped = false
  let pause = 500
  const again = () => {
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
  const receive = (frame) => {
    if (frame.ready) {
      pause = 500
      socket.send(JSON.stringify({ subscribe: ['me'] }))
    }
    if (frame.ready || frame.resync) onReady()
    if (frame.error) forgetToken(key)
    if (frame.case) onCase(frame.case)
  }
  void open()
  return () => {
    stopped = true
    socket?.close()
  }
}
