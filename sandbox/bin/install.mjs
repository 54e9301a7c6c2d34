// Makes sure that the packages of the lock file are there. Node's own modules only: it runs before anything is installed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installed, installFailed, installing, nodeTooOld } from '../src/words/starting.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const least = [20, 19]

/** Ends the process with a clear sentence when this Node is too old. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > least[0] || (major === least[0] && minor >= least[1])) return
  console.error(nodeTooOld(process.versions.node, least.join('.')))
  process.exit(1)
}

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

/** Whether node_modules holds what the lock file says: by our own mark, else by npm's (which is written last). */
function isInstalled(mark) {
  const written = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(written)) return false
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lockHash()) return true
  return statSync(written).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}

/** Runs a command quietly and says every few seconds that it is still at it; rejects with its output when it fails. */
export function runWithProgress(label, command, args, options = {}) {
  const startedAt = Date.now()
  const seconds = () => Math.round((Date.now() - startedAt) / 1000)
  console.log(`  … ${label}`)
  return new Promise((resolve, reject) => {
    let output = ''
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    const tick = setInterval(() => console.log(`  … ${label} ${seconds()} s`), 10_000)
    const keep = (part) => {
      output = (output + part).slice(-8000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', reject).once('close', (code) => {
      clearInterval(tick)
      if (code === 0) resolve(seconds())
      else reject(new Error(output.trim()))
    })
  })
}

/** Installs by `npm ci` when packages are missing or older than the lock file; ends the process when that fails. */
export async function ensureInstalled() {
  const mark = join(root, 'node_modules/.jinlin-lock')
  if (isInstalled(mark)) return
  try {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    console.log(
      `  ✓ ${installed(await runWithProgress(installing, npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error']))}`,
    )
    writeFileSync(mark, lockHash())
  } catch (error) {
    console.error(`${error.message}\n${installFailed}`)
    process.exit(1)
  }
}
