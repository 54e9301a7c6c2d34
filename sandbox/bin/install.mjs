// Makes sure that the packages of the lock file are there. Node's own modules only: it runs before anything is installed.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installed, installFailed, installing, installingUsually, nodeTooOld } from '../src/words/starting.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const least = [20, 19]

/** Ends the process with a clear sentence when this Node is too old. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > least[0] || (major === least[0] && minor >= least[1])) return
  console.error(nodeTooOld(process.versions.node, least.join('.')))
  process.exit(1)
}

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

/** Whether node_modules holds every package of the lock file in its version; those of other platforms may be missing. */
function isInstalled() {
  const written = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(written)) return false
  const there = packagesOf(written)
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, { version, link, optional }]) =>
      !path.includes('node_modules/') || link || optional || there[path]?.version === version,
  )
}

/** Runs a command quietly and says every few seconds that it is still at it; rejects with its output when it fails. */
export function runWithProgress(label, note, command, args, options = {}) {
  const startedAt = Date.now()
  const seconds = () => Math.round((Date.now() - startedAt) / 1000)
  console.log(`  … ${label}${note}`)
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

/** Installs by `npm ci` when packages are missing or not those of the lock file; ends the process when that fails. */
export async function ensureInstalled() {
  if (isInstalled()) return
  try {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    console.log(
      `  ✓ ${installed(await runWithProgress(installing, installingUsually, npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error']))}`,
    )
  } catch (error) {
    console.error(`${error.message}\n${installFailed}`)
    process.exit(1)
  }
}
