import type { LiveFrame } from '@jinlin/domain/live/frames'
import type { WebSocket } from 'ws'

/** Bytes that may wait for a slow screen before frames are dropped. */
const mostBuffered = 1_000_000
/** Cases of which a screen's version is remembered. */
const mostShown = 1000
const signedOut = 4401

/** Tells a screen that nobody is signed in by its token, and shuts the line. */
export function signOut(socket: WebSocket): void {
  socket.send(JSON.stringify({ error: 'signed_out' } satisfies LiveFrame))
  socket.close(signedOut, 'signed out')
}

/** One signed-in screen: who looks, at what, and what it has been shown. */
export class LiveSocket {
  /** Cases named in `subscribe`. */
  readonly watched = new Set<string>()
  /** Cases this screen was sent, with their version; `gone` is only said of these. */
  readonly shown = new Map<string, number>()
  /** Cases that stand in this person's tasks. */
  readonly tasks = new Set<string>()
  /** Cases of this person (reported, followed) that `me` brings news of. */
  readonly own = new Set<string>()
  me = false
  alive = true
  private behind = false

  constructor(
    readonly userId: string,
    readonly token: string,
    private readonly socket: WebSocket,
  ) {}

  /** Sends a frame; a screen that doesn't read fast enough loses frames and is told to fetch its lists again. */
  send(frame: LiveFrame): void {
    if (this.socket.readyState !== this.socket.OPEN) return
    if (this.socket.bufferedAmount > mostBuffered) this.behind = true
    else this.socket.send(JSON.stringify(this.caughtUp() ?? frame))
  }

  /** Says that a case is no task of this person, or not theirs to see, any more. */
  gone(caseId: string): void {
    this.shown.delete(caseId)
    this.send({ gone: caseId })
  }

  /** Remembers the version this screen was sent; of very many cases only the last ones. */
  noteShown(caseId: string, version: number): void {
    this.shown.delete(caseId)
    this.shown.set(caseId, version)
    const [oldest] = this.shown.keys()
    if (this.shown.size > mostShown && oldest) this.shown.delete(oldest)
  }

  /** Says `resync` as soon as a slow screen has read what was waiting. */
  settle(): void {
    if (this.behind && this.socket.bufferedAmount === 0) this.send({ resync: true })
  }

  ping(): void {
    if (this.alive) this.socket.ping()
    else this.socket.terminate()
    this.alive = false
  }

  /** The session has ended: says so, and shuts the line. */
  signOut(): void {
    signOut(this.socket)
  }

  private caughtUp(): LiveFrame | undefined {
    if (!this.behind) return undefined
    this.behind = false
    this.shown.clear()
    return { resync: true }
  }
}
