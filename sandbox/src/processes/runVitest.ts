import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countTests, type TestCounts, type VitestReport } from './testCounts'

const readReport = (file: string): VitestReport | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as VitestReport
  } catch {
    return undefined
  }
}

/** Runs vitest with these arguments in the project's root, shows what it says, and counts. A run that matches no file counts nothing. */
export const runVitest = async (
  root: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<TestCounts> => {
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-report-'))
  const file = join(folder, 'report.json')
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const flags = ['run', '--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const child = spawn(process.execPath, [vitest, ...flags, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  })
  const code = await new Promise<number | null>((resolve) =>
    child.once('exit', resolve).once('error', () => resolve(1)),
  )
  const counts = countTests(readReport(file))
  rmSync(folder, { recursive: true, force: true })
  if (code !== 0 && counts.failed === 0) return { ...counts, failed: 1 }
  return counts
}
