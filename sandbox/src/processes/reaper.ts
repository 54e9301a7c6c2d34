import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

let reaper: ChildProcess | undefined

const tell = (line: string): void => {
  if (!reaper || reaper.exitCode !== null) {
    const script = fileURLToPath(new URL('../../bin/reaper.mjs', import.meta.url))
    reaper = spawn(process.execPath, [script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
    reaper.stdin?.on('error', () => undefined)
    ;(reaper.stdin as unknown as { unref?: () => void } | null)?.unref?.()
    reaper.unref()
  }
  reaper.stdin?.write(`${line}\n`)
}

/**
 * Ties a child to this process: it is stopped when this process dies in any way, `kill -9` included.
 * A pipe does it, not an exit handler, because a killed process runs no handler.
 */
export const tieChild = (child: ChildProcess): void => {
  const { pid } = child
  if (!pid) return
  tell(`+${pid}`)
  child.once('exit', () => tell(`-${pid}`))
}
