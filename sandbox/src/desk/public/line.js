import { tokenOf } from './town.js'

/**
 * A live line in one person's name that comes back by itself, each time later until `settled` is said. `onFrame` gets what is told, `onLost` hears
 * that the line is gone; `say` says nothing while it is, `stop` ends it.
 */
export function openLine(key, onFrame, onLost) {
  let socket
  let stopped = false
  let pause = 500
  const again = () => {
    onLost()
    if (stopped) return
    setTimeout(open, pause)
    pause = Math.min(pause * 2, 8000)
  }
  const open = async () => {
    const token = await tokenOf(key).catch(() => undefined)
    if (stopped) return
    if (!token) return again()
    socket = connect(token, onFrame, again)
  }
  void open()
  const say = (words) => socket?.readyState === WebSocket.OPEN && socket.send(JSON.stringify(words))
  const settled = () => {
    pause = 500
  }
  const stop = () => {
    stopped = true
    socket?.close()
  }
  return { say, settled, stop }
}

function connect(token, onFrame, onClose) {
  const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/live`)
  socket.onopen = () => socket.send(JSON.stringify({ token }))
  socket.onclose = onClose
  socket.onmessage = ({ data }) => onFrame(JSON.parse(data))
  return socket
}
