import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { townEnvironment } from './processes/townEnvironment'
import { noTown } from './words/running'

/**
 * `withTown <script> …`: runs a command line of the servers. With `MONGO_URL` set it is as it would be without this; else it is told of the town that runs here
 * (or in `TOWN_DATA`, for who started it with `--data`), and without one it ends with 2 and a sentence.
 */
const root = fileURLToPath(new URL('../..', import.meta.url))
const [script = '', ...words] = process.argv.slice(2)

const found = process.env.MONGO_URL ? {} : townEnvironment(process.env.TOWN_DATA ?? join(root, '.data'))
if (found) {
  process.env = { ...found, ...process.env }
  process.argv = [process.execPath, resolve(root, script), ...words]
  await import(pathToFileURL(resolve(root, script)).href)
} else {
  process.stderr.write(`${noTown}\n`)
  process.exitCode = 2
}
