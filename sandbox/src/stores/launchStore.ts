import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Supervised, supervise } from '../processes/supervise'
import { storeDoesNotStart } from '../words/running'
import { causeInLog } from './causeInLog'
import { findBinary } from './findBinary'
import { freePort, opens } from './freePort'
import type { StoreOptions } from './storeOptions'

/** A store to be kept running: which server, what its data folder is called, and how it is told its port and that folder. */
export type StorePlan = {
  kind: 'mongod' | 'redis'
  kept: string
  args: (port: number, folder: string) => string[]
}

/** A store that runs: the port stays the same when it is started again. */
export type LaunchedStore = { port: number; store: Supervised }

const starter = (binary: string, args: readonly string[], folder: string, log: string) => () => {
  mkdirSync(folder, { recursive: true })
  mkdirSync(dirname(log), { recursive: true })
  const out = openSync(log, 'a')
  const child = spawn(binary, args, { stdio: ['ignore', out, out], detached: true })
  closeSync(out)
  return child
}

/**
 * Starts a store on a free port and keeps it running; its data stays in `<folder>/<kept>-<major>`, because majors don't read each
 * other's files. Its process group is its own, so that Ctrl-C reaches us first and the servers can still write.
 * Resolves when the port answers; throws with the cause and the path of the log when the store ends before that.
 */
export const launchStore = async ({ kind, kept, args }: StorePlan, options: StoreOptions): Promise<LaunchedStore> => {
  const binary = await findBinary(kind, options.binFolder, options.onFetch)
  const port = await freePort()
  const folder = join(options.folder, `${kept}-${binary.version.major}`)
  const log = join(options.folder, 'logs', `${kind}.log`)
  const begins = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  const start = starter(binary.path, args(port, folder), folder, log)
  const store = supervise({ name: kind, start, isUp: () => opens(port), graceMs: 20_000, ...toldOf(options, kind) })
  await store.up(60_000).catch(async (error: Error) => {
    await store.stop()
    throw new Error(storeDoesNotStart(kind, error.message, causeInLog(log, begins), log))
  })
  return { port, store }
}

const toldOf = ({ onChange, onRestarted }: StoreOptions, kind: string) => ({
  ...(onChange ? { onChange } : {}),
  ...(onRestarted ? { onRestarted: (how: string, ms: number) => onRestarted(kind, how, ms) } : {}),
})
