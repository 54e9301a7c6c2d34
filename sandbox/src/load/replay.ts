import { resolve } from 'node:path'
import { CommandRefusal } from '@jinlin/backend/commandLine/CommandRefusal'
import { readTextFile } from '@jinlin/backend/commandLine/readTextFile'
import { runCommandLine } from '@jinlin/backend/commandLine/runCommandLine'
import { type Addresses, readAddresses } from '../processes/addresses'
import { replayWords } from '../words/replay'
import { readReplayFlags } from './readReplayFlags'

const runningTown = (folder: string): Addresses => {
  const found = readAddresses(resolve(folder))
  if (!found) throw new CommandRefusal('town_missing', replayWords.noTown)
  return found
}

// whoever reads along has gone (`| head`): that is a stop like any other, and no crash that leaves the clock fast
process.stdout.once('error', () => process.kill(process.pid, 'SIGTERM')).on('error', () => undefined)

const tell = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/** `npm run replay -- --file reports.jsonl --rate 20 --speed 60`: real reports through the running town (start it with npm start); 1 when one that was acknowledged is not stored. */
await runCommandLine(
  async () => {
    const { file, limit, data, numbers } = readReplayFlags(process.argv.slice(2))
    const [text, addresses] = [readTextFile(file), runningTown(data)]
    // what takes a moment to load comes after the first line: whoever waits knows that it has begun
    tell(replayWords.reading(file))
    const [{ readReports }, { replayReports }] = await Promise.all([import('./reports'), import('./replayReports')])
    const reports = readReports(text, file).slice(0, limit)
    const result = await replayReports(addresses, reports, numbers, tell)
    // the simulated phones would keep the process
    process.exit(result.acknowledged === result.stored ? 0 : 1)
  },
  { refused: 2 },
)
