import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const folder = fileURLToPath(new URL('../../../../.data/stock', import.meta.url))
const wanted = join(here, 'requirements.txt')
const fetchMs = 120_000

/** One step of the exchange as the library saw it. */
export type StockStep = { account: string; mode: string; step: string; ok: boolean; got: unknown }
export type StockAccount = {
  key: string
  originalId: string
  appId: string
  token: string
  encodingAesKey: string
  mode: string
  openid: string
}

const runs = (command: string, args: string[]) => spawnSync(command, args, { timeout: 20_000 }).status === 0

/** Puts the pinned library into `.data/stock`, never elsewhere; says what is missing when this machine can't have it. */
export function fetchLibrary(): { missing?: string } {
  if (!runs('python3', ['--version'])) return { missing: 'python3' }
  const mark = join(folder, 'requirements.txt')
  const list = readFileSync(wanted, 'utf8')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === list) return {}
  if (!runs('python3', ['-m', 'pip', '--version'])) return { missing: 'pip' }
  mkdirSync(folder, { recursive: true })
  const pip = ['-m', 'pip', 'install', '--quiet', '--no-warn-conflicts', '--upgrade', '--target', folder, '-r', wanted]
  const fetched = spawnSync('python3', pip, { timeout: fetchMs, encoding: 'utf8' })
  if (fetched.status !== 0) return { missing: `wechatpy from the package index: ${fetched.stderr?.trim().slice(-300)}` }
  writeFileSync(mark, list)
  return {}
}

/** Lets the library talk to the callbacks; throws with what it printed when it broke. */
export function talkByLibrary(api: string, accounts: StockAccount[]): Promise<StockStep[]> {
  const child = spawn('python3', [join(here, 'talk.py')], {
    env: { ...process.env, PYTHONPATH: folder, PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8' },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (part: Buffer) => {
    out += part
  })
  child.stderr.on('data', (part: Buffer) => {
    err += part
  })
  child.stdin.end(JSON.stringify({ api, accounts }))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      if (code !== 0) return reject(new Error(`The library broke (${code}):\n${err.slice(-3000)}`))
      resolve(
        out
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as StockStep),
      )
    })
  })
}
