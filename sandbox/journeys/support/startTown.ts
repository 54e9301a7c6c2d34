import { spawn } from 'node:child_process'
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
  stop: () => Promise<void>
}

const handsOf = (folder: string): Omit<StartedTown, 'stop' | 'folder'> => {
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

/** Starts a town as `npm start` does and waits until it is open; throws with what it printed when it doesn't open within 3 minutes. */
export const startTown = async (env: Record<string, string> = {}): Promise<StartedTown> => {
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-town-'))
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
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const until = Date.now() + 180_000
  while (!readAddresses(folder)) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`The town did not open:\n${printed}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await gone
    rmSync(folder, { recursive: true, force: true })
  }
  return { folder, ...handsOf(folder), stop }
}
