import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Addresses, type PersonAddress, readAddresses } from '../../src/processes/addresses'
import { openPhone, type Phone } from './openPhone'

const script = fileURLToPath(new URL('../../bin/start.mjs', import.meta.url))

/** A whole town of one journey, with its own stores, data folder and ports. */
export type StartedTown = {
  /** As the file says now: a restarted process has a new pid there. */
  addresses: () => Addresses
  folder: string
  person: (key: string) => PersonAddress
  /** An API client signed in as this person. */
  as: (key: string) => Promise<Phone>
  /** `kill -9` of a process by its name in the addresses; resolves when it is gone. */
  kill: (name: string) => void
  /** 1 = real time, 60 = a minute passes in a second. */
  setSpeed: (speed: number) => Promise<void>
  /** What it has printed so far, the last 6,000 characters. */
  printed: () => string
  /** Sends the town's process a signal; resolves when it has ended. The data stays. */
  end: (signal?: NodeJS.Signals) => Promise<void>
  /** Ends it and removes its data. */
  stop: () => Promise<void>
}

type Hands = Pick<StartedTown, 'addresses' | 'person' | 'as' | 'kill' | 'setSpeed'>

const handsOf = (folder: string): Hands => {
  const addresses = (): Addresses => {
    const found = readAddresses(folder)
    if (!found) throw new Error(`No town runs in ${folder}`)
    return found
  }
  const person = (key: string): PersonAddress => {
    const found = addresses().people.find((one) => one.key === key)
    if (!found) throw new Error(`Nobody here is called ${key}`)
    return found
  }
  return {
    addresses,
    person,
    as: (key) => openPhone(addresses().desk, key),
    kill: (name) => process.kill(addresses().processes[name] ?? Number.NaN, 'SIGKILL'),
    setSpeed: async (speed) => {
      const answer = await fetch(`${addresses().desk}/__sandbox/clock`, {
        method: 'POST',
        body: JSON.stringify({ speed }),
      })
      if (!answer.ok) throw new Error(`The clock answered ${answer.status}`)
    },
  }
}

/** A town's process, and what it prints. */
export type Launched = { child: ChildProcess; printed: () => string; gone: Promise<void> }

/** Begins a town as `npm start` does, in this data folder, and does not wait for it. */
export const launchTown = (folder: string, env: Record<string, string> = {}): Launched => {
  const { MONGO_URL: _m, REDIS_URL: _r, VITEST: _v, NODE_ENV: _n, LOG_LEVEL: _l, ...inherited } = process.env
  const child = spawn(process.execPath, [script, '--port', '0', '--data', folder], {
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const keep = (part: Buffer): void => {
    printed = (printed + part).slice(-6000)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return { child, printed: () => printed, gone }
}

/** Whether this process has opened the town of the folder: the file may be of one before it. */
const isOpen = (folder: string, { pid }: ChildProcess): boolean => readAddresses(folder)?.processes.sandbox === pid

/**
 * Starts a town as `npm start` does and waits until it is open; throws with what it printed when it doesn't open within 3 minutes.
 * In a folder of its own, unless one is given whose data it goes on with.
 */
export const startTown = async (env: Record<string, string> = {}, given?: string): Promise<StartedTown> => {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'jinlin-town-'))
  const { child, printed, gone } = launchTown(folder, env)
  const until = Date.now() + 180_000
  while (!isOpen(folder, child)) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`The town did not open:\n${printed()}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const end = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    child.kill(signal)
    await gone
  }
  const stop = async (): Promise<void> => {
    await end()
    rmSync(folder, { recursive: true, force: true })
  }
  return { folder, ...handsOf(folder), printed, end, stop }
}
