import { mkdirSync, writeFileSync } from 'node:fs'
import { CommandRefusal } from '@jinlin/backend/commandLine/CommandRefusal'
import { readCommandLine } from '@jinlin/backend/commandLine/readCommandLine'
import { runCommandLine } from '@jinlin/backend/commandLine/runCommandLine'
import { commandLineWords } from '@jinlin/backend/words/commandLine'

type Say = (line: string) => void

/** `npm run bench`: a town of its own, each figure with its raw ceiling beside it, and `.data/bench.json`; `npm run bench -- callbacks`: the messages alone, `.data/callbacks.json`; `npm run bench -- understanding`: reading a message alone; `waking`, `growing`, `storm`: what dispatch costs, as the store grows, and on a bad day. */
const runs: Record<string, (say: Say) => Promise<unknown>> = {
  bench: async (say) => (await import('./runBench')).runBench(say),
  callbacks: async (say) => (await import('./callbackBench')).runCallbackBench(say),
  understanding: async (say) => ({
    at: new Date().toISOString(),
    understanding: (await import('./understandingBench')).understandingBench(say),
  }),
  waking: async (say) => (await import('./wakingBench')).wakingBench(say),
  growing: async (say) => (await import('./growingBench')).growingBench(say),
  storm: async (say) => (await import('./stormBench')).stormBench(say),
}

await runCommandLine(
  async () => {
    const { words } = readCommandLine(process.argv.slice(2), {})
    const [name = 'bench', tooMany] = words
    const run = Object.hasOwn(runs, name) ? runs[name] : undefined
    if (!run || tooMany !== undefined)
      throw new CommandRefusal('word_unknown', commandLineWords.wordUnknown(tooMany ?? name, Object.keys(runs)))
    const figures = await run((line) => process.stdout.write(`${line}\n`))
    mkdirSync('.data', { recursive: true })
    writeFileSync(`.data/${name}.json`, `${JSON.stringify(figures, null, 2)}\n`)
    // towns and stores that were measured may keep the process
    process.exit(0)
  },
  { stack: true },
)
