import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Addresses, readAddresses } from '../processes/addresses'

const { values } = parseArgs({
  options: {
    file: { type: 'string' },
    rate: { type: 'string', default: '20' },
    speed: { type: 'string', default: '60' },
    seed: { type: 'string', default: '7' },
    limit: { type: 'string' },
    settle: { type: 'string', default: '180' },
    data: { type: 'string', default: '.data' },
  },
})

const runningTown = (folder: string): Addresses => {
  const found = readAddresses(resolve(folder))
  if (!found) throw new Error('No town is running: type npm start in another window first.')
  return found
}

// whoever reads along has gone (`| head`): that is a stop like any other, and no crash that leaves the clock fast
process.stdout.once('error', () => process.kill(process.pid, 'SIGTERM')).on('error', () => undefined)

const tell = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/** `npm run replay -- --file reports.jsonl --rate 20 --speed 60`: real reports through the running town (start it with npm start). */
async function main(): Promise<number> {
  if (!values.file) throw new Error('Which reports? npm run replay -- --file <reports.jsonl> [--rate 20] [--speed 60]')
  // what takes a moment to load comes after the first line: whoever waits knows that it has begun
  tell(`reading ${values.file}`)
  const [{ readReports }, { replayReports }] = await Promise.all([import('./reports'), import('./replayReports')])
  const reports = (await readReports(values.file)).slice(0, values.limit ? Number(values.limit) : undefined)
  const numbers = {
    rate: Number(values.rate),
    speed: Number(values.speed),
    seed: Number(values.seed),
    settleSeconds: Number(values.settle),
  }
  const bad = Object.entries(numbers).find(([, n]) => !(n > 0))
  if (bad) throw new Error(`--${bad[0]} must be a number above 0`)
  const result = await replayReports(runningTown(values.data), reports, numbers, tell)
  return result.acknowledged === result.stored ? 0 : 1
}

main()
  .then((code) => process.exit(code))
  .catch((e: Error) => {
    process.stderr.write(`${e.message}\n`)
    process.exit(2)
  })
