import type { LiveFrame } from '@jinlin/domain/live/frames'
import WebSocket from 'ws'

/** A phone with its live connection open: calls back for every frame, reconnects until `close` is called. */
export function liveScreen(base: string, token: string, onFrame: (frame: LiveFrame) => void): { close: () => void } {
  let closed = false
  let socket: WebSocket | undefined
  const open = () => {
    if (closed) return
    socket = new WebSocket(`${base.replace(/^http/, 'ws')}/live`)
    socket.on('open', () => socket?.send(JSON.stringify({ token })))
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as LiveFrame
      if ('ready' in frame) socket?.send(JSON.stringify({ subscribe: ['me'] }))
      onFrame(frame)
    })
    socket.on('error', () => {})
    socket.on('close', () => closed || setTimeout(open, 400 + Math.random() * 1200))
  }
  open()
  return {
    close: () => {
      closed = true
      socket?.terminate()
    },
  }
}
