import { stillAt } from '../words/running'

const plain = !process.stdout.isTTY

/** A step that is over by then is not worth a line at its beginning. */
const shortMs = 1500

/** Says what a step is at as soon as it turns out to be a long one (with `note`), every few seconds how long it has taken, and how it ended. */
export const withProgress = async <T>(label: string, work: () => Promise<T>, note = ''): Promise<T> => {
  const startedAt = Date.now()
  const seconds = () => Math.round((Date.now() - startedAt) / 100) / 10
  const first = setTimeout(() => say(`  … ${label}${note}`), shortMs)
  const tick = setInterval(() => say(`  … ${stillAt(label, Math.round(seconds()))}`), plain ? 10_000 : 5000)
  try {
    const result = await work()
    say(`  ✓ ${label} ${seconds()} s`)
    return result
  } catch (error) {
    say(`  ✗ ${label} ${seconds()} s`)
    throw error
  } finally {
    clearTimeout(first)
    clearInterval(tick)
  }
}

/** One calm line on the console. */
export const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
