/** One server behind the gateway. */
export type PooledServer = { name: string; port: number; isUp: () => boolean }

/** Hands out servers that are up, in turn. */
export type ServerPool = {
  /** A server that is up, others than `not` first; waits up to `waitMs` for one; undefined when none came. */
  take: (waitMs: number, not?: PooledServer) => Promise<PooledServer | undefined>
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** A pool over servers whose being up may change at any moment. */
export const serverPool = (servers: readonly PooledServer[]): ServerPool => {
  let turn = 0
  const next = (not?: PooledServer): PooledServer | undefined => {
    for (let step = 0; step < servers.length; step += 1) {
      const server = servers[(turn + step) % servers.length]
      if (server && server !== not && server.isUp()) {
        turn = (turn + step + 1) % servers.length
        return server
      }
    }
    return not?.isUp() ? not : undefined
  }
  const take = async (waitMs: number, not?: PooledServer): Promise<PooledServer | undefined> => {
    const until = Date.now() + waitMs
    for (;;) {
      const found = next(not)
      if (found || Date.now() >= until) return found
      await sleep(25)
    }
  }
  return { take }
}
