import { stillAt } from '../words/running'

const plain = !process.stdout.isTTY

/** Says what a long step is at, every few seconds how long it has taken, and how it ended. */
export const withProgress = async <T>(label: string, work: () => Promise<T>): Promise<T> => {
  const startedAt = Date.now()
  const seconds = () => Math.round((Date.now() - startedAt) / 100) / 10
  const tick = setInterval(() => say(`  … ${stillAt(label, Math.round(seconds()))}`), plain ? 10_000 : 5000)
  try {
    const result = await work()
    say(`  ✓ ${label} ${seconds()} s`)
    return result
  } catch (error) {
    say(`  ✗ ${label} ${seconds()} s`)
    throw error
  } finally {
    clearInterval(tick)
  }
}

/** One calm line on the console. */
export const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
