import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Supervised, supervise } from '../processes/supervise'
import { opens } from './freePort'

/** A store to be kept running: its command, its port, the folder of its data and its log. */
export type StoreCommand = {
  name: string
  binary: string
  args: readonly string[]
  port: number
  folder: string
  log: string
  onChange?: () => void
}

/**
 * Starts a store and keeps it running on the same port. Its process group is its own, so that Ctrl-C reaches us first
 * and the servers can still write. Resolves when the port answers; throws when the store ends before that.
 */
export const launchStore = async ({
  name,
  binary,
  args,
  port,
  folder,
  log,
  onChange,
}: StoreCommand): Promise<Supervised> => {
  const start = () => {
    mkdirSync(folder, { recursive: true })
    mkdirSync(dirname(log), { recursive: true })
    const out = openSync(log, 'a')
    const child = spawn(binary, args, { stdio: ['ignore', out, out], detached: true })
    closeSync(out)
    return child
  }
  const store = supervise({ name, start, isUp: () => opens(port), graceMs: 20_000, ...(onChange ? { onChange } : {}) })
  await store.up(60_000)
  return store
}
