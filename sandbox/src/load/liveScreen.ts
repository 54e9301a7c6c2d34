import type { LiveFrame } from '@jinlin/domain/live/frames'
import WebSocket from 'ws'

/**
 * A phone with its live connection open: calls back for every frame, reconnects until `close` is called.
 * `subscribe` names again what it watches; without an open line nothing happens.
 */
export function liveScreen(
  base: string,
  token: string,
  onFrame: (frame: LiveFrame) => void,
): { subscribe: () => void; close: () => void } {
  let closed = false
  let socket: WebSocket | undefined
  const say = (words: object) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(words))
  }
  const subscribe = () => say({ subscribe: ['me'] })
  const hear = (frame: LiveFrame) => {
    if ('ready' in frame) subscribe()
    onFrame(frame)
  }
  const open = () => {
    if (!closed) socket = connect(base, token, hear, () => closed || setTimeout(open, 400 + Math.random() * 1200))
  }
  open()
  return {
    subscribe,
    close: () => {
      closed = true
      socket?.terminate()
    },
  }
}

/** One connection, signed in as soon as it stands; `onClose` once it is over, for whatever reason. */
function connect(base: string, token: string, onFrame: (frame: LiveFrame) => void, onClose: () => void): WebSocket {
  const socket = new WebSocket(`${base.replace(/^http/, 'ws')}/live`)
  socket.on('open', () => socket.send(JSON.stringify({ token })))
  socket.on('message', (data) => onFrame(JSON.parse(String(data)) as LiveFrame))
  socket.on('error', () => {})
  socket.on('close', onClose)
  return socket
}
