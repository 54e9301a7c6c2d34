import type { LiveFrame } from '@jinlin/domain/live/frames'
import Taro from '@tarojs/taro'
import { apiBase } from './api'
import { change, dropCase, phone, putCase } from './phone'
import { dropToken, token } from './session'
import { isTask } from './tasks'

const POLL_MS = 5_000
/** All phones of a town hear `resync` at once and lose the line at once: each waits a moment of its own, so that the server isn't asked by all of them together. */
const RESYNC_WITHIN_MS = 3_000
const FIRST_RETRY_MS = 1_000
const watched = new Map<string, number>()
const refreshers = new Set<() => void>()
let socket: Taro.SocketTask | undefined
let opening = false
let answered = false
let tries = 0
let retry: ReturnType<typeof setTimeout> | undefined
let poll: ReturnType<typeof setInterval> | undefined
let soon: ReturnType<typeof setTimeout> | undefined

const address = () =>
  `${(apiBase || (process.env.TARO_ENV === 'h5' ? window.location.origin : '')).replace(/^http/, 'ws')}/live`

/** Runs when the live line can't say what changed: the page fetches what it shows. Returns how to stop. */
export function onRefresh(refresh: () => void): () => void {
  refreshers.add(refresh)
  return () => refreshers.delete(refresh)
}
const refreshAll = () => {
  for (const refresh of refreshers) refresh()
}

const refreshSoon = () => {
  if (soon) return
  soon = setTimeout(() => {
    soon = undefined
    // the server notes anew what stands on this screen, before it is fetched: it tells the leaving only of what it noted
    subscribe([...watched.keys()])
    refreshAll()
  }, Math.random() * RESYNC_WITHIN_MS)
}

/** Watches `me` or a case's id; the returned function stops. */
export function watch(what: string): () => void {
  watched.set(what, (watched.get(what) ?? 0) + 1)
  subscribe([what])
  connect()
  return () => {
    const left = (watched.get(what) ?? 1) - 1
    if (left > 0) watched.set(what, left)
    else watched.delete(what)
  }
}

/** Opens the live line if it is down; safe to call often. */
export function connect(): void {
  if (socket || opening || watched.size === 0) return
  opening = true
  if (retry) clearTimeout(retry)
  open().catch(lost)
}

async function open() {
  const mine = await token()
  const task = await Taro.connectSocket({ url: address() })
  socket = task
  opening = false
  task.onOpen(() => {
    void task.send({ data: JSON.stringify({ token: mine }) })
  })
  task.onMessage(({ data }) => receive(String(data), mine))
  task.onClose(() => {
    if (socket === task) lost()
  })
  task.onError(() => {
    if (socket === task) lost()
  })
}

/** No line: ask every 5 s, and try the line again, later and later. */
function lost() {
  socket = undefined
  opening = false
  answered = false
  poll ??= setInterval(refreshAll, POLL_MS * (0.8 + Math.random() * 0.4))
  if (retry) clearTimeout(retry)
  retry = setTimeout(connect, Math.min(15_000, FIRST_RETRY_MS * 2 ** tries) * (0.4 + Math.random() * 1.2))
  tries = Math.min(tries + 1, 6)
}

function ready() {
  const again = tries > 0
  tries = 0
  answered = true
  if (poll) clearInterval(poll)
  poll = undefined
  change({ online: true })
  subscribe([...watched.keys()])
  // what happened while the line was down; after a restart of the server the whole town comes back in the same second
  if (again) refreshSoon()
  else refreshAll()
}

function subscribe(what: string[]) {
  if (!socket || !answered || what.length === 0) return
  const since = Object.fromEntries(
    what.flatMap((id) => {
      const known = phone().cases[id]
      return known ? [[id, known.version]] : []
    }),
  )
  void Promise.resolve(socket.send({ data: JSON.stringify({ subscribe: what, since }) })).catch(() => undefined)
}

function receive(data: string, mine: string) {
  let frame: LiveFrame
  try {
    frame = JSON.parse(data) as LiveFrame
  } catch {
    return
  }
  if ('ready' in frame) ready()
  else if ('case' in frame) putCase(frame.case)
  else if ('gone' in frame) leave(frame.gone)
  else if ('resync' in frame) refreshSoon()
  else if (frame.error === 'signed_out') comeBackIn(mine)
}

/** The session has ended, by leaving or by age: in again at once, as whoever this person is now; a line that never was answered comes back later. */
function comeBackIn(mine: string) {
  const wasIn = answered
  dropToken(mine)
  lost()
  if (!wasIn) return
  tries = 0
  connect()
}

/** No task of this person any more. A case we were just shown in its new state has left the lists by itself. */
function leave(id: string) {
  const known = phone().cases[id]
  if (known && isTask(known) && !known.reporter?.mine) dropCase(id)
}
