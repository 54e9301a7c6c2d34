import type { LiveSocket } from './LiveSocket'

/** Which screens may care about a case, without reading it: by case, by person, and everybody who may claim from the pool. A screen that has been removed is never put in again. */
export class SocketIndex {
  private readonly all = new Set<LiveSocket>()
  private readonly byCase = new Map<string, Set<LiveSocket>>()
  private readonly byUser = new Map<string, Set<LiveSocket>>()
  private readonly onPool = new Set<LiveSocket>()

  get size(): number {
    return this.all.size
  }

  sockets(): LiveSocket[] {
    return [...this.all]
  }

  add(socket: LiveSocket): void {
    this.all.add(socket)
  }

  remove(socket: LiveSocket): void {
    this.all.delete(socket)
    this.onPool.delete(socket)
    drop(this.byUser, socket.userId, socket)
    for (const id of [...socket.watched, ...socket.own, ...socket.tasks]) drop(this.byCase, id, socket)
  }

  watchMe(socket: LiveSocket, mayClaim: boolean): void {
    if (!this.all.has(socket)) return
    put(this.byUser, socket.userId, socket)
    if (mayClaim) this.onPool.add(socket)
  }

  watchCase(socket: LiveSocket, caseId: string): void {
    if (this.all.has(socket)) put(this.byCase, caseId, socket)
  }

  /** Keeps in step with what a screen has to hear of: a case that became its own or left it. */
  follow(socket: LiveSocket, caseId: string): void {
    const wanted = socket.watched.has(caseId) || socket.own.has(caseId) || socket.tasks.has(caseId)
    if (wanted && this.all.has(socket)) put(this.byCase, caseId, socket)
    else drop(this.byCase, caseId, socket)
  }

  /** The screens that watch this case or belong to these people. */
  interested(caseId: string, people: readonly string[]): Set<LiveSocket> {
    const found = new Set(this.byCase.get(caseId) ?? [])
    for (const userId of people) for (const socket of this.byUser.get(userId) ?? []) found.add(socket)
    return found
  }

  /** The screens of everybody who may ever claim something. */
  claimants(): ReadonlySet<LiveSocket> {
    return this.onPool
  }
}

function put(map: Map<string, Set<LiveSocket>>, key: string, socket: LiveSocket) {
  const known = map.get(key)
  if (known) known.add(socket)
  else map.set(key, new Set([socket]))
}

function drop(map: Map<string, Set<LiveSocket>>, key: string, socket: LiveSocket) {
  const known = map.get(key)
  known?.delete(socket)
  if (known?.size === 0) map.delete(key)
}
