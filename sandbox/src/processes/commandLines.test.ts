import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'jinlin-words-'))
const noJson = join(folder, 'no.json')
writeFileSync(noJson, '{')

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
/** Those that run other programs, with the flags of those. */
const notOurs = ['test', 'check', 'build', 'histories']

/** What people mistype, by command: the words, and the code they are answered with. */
const mistyped: Record<string, [words: string, code: string][]> = {
  start: [
    ['--banana', 'flag_unknown'],
    ['--port banana', 'flag_value'],
    ['--data', 'flag_value'],
    ['--host=', 'flag_value'],
    ['--fresh=yes', 'flag_value'],
    ['banana', 'word_unknown'],
  ],
  dev: [['--port 70000', 'flag_value']],
  corrections: [
    ['--since banana', 'flag_value'],
    ['--since 2026-02-30', 'flag_value'],
    ['--banana', 'flag_unknown'],
    ['2026-01-01', 'word_unknown'],
  ],
  replay: [
    ['', 'flag_missing'],
    ['--file nope.jsonl', 'file_missing'],
    [`--file ${folder}`, 'file_wrong'],
    [`--file ${noJson} --data ${folder}`, 'town_missing'],
    ['--file', 'flag_value'],
    ['--rate 0', 'flag_value'],
    ['--speed 9999', 'flag_value'],
    ['--seed x', 'flag_value'],
    ['--limit 1.5', 'flag_value'],
    ['--settle -1', 'flag_value'],
    ['--banana', 'flag_unknown'],
  ],
  accounts: [
    ['add --file', 'flag_value'],
    ['list --banana', 'flag_unknown'],
    ['menu --diff=yes', 'flag_value'],
  ],
  wecom: [['list --banana', 'flag_unknown']],
  bench: [
    ['--banana', 'flag_unknown'],
    ['banana', 'word_unknown'],
    ['understanding banana', 'word_unknown'],
  ],
  train: [
    ['', 'flag_missing'],
    ['--corpus nope', 'file_missing'],
    ['--model', 'flag_value'],
    ['--report', 'flag_value'],
    ['--banana', 'flag_unknown'],
  ],
  classify: [
    ['--banana', 'flag_unknown'],
    ['--time=1', 'flag_value'],
  ],
  faults: [
    ['--seconds banana', 'flag_value'],
    ['--seed banana', 'flag_value'],
    ['--nodes 0', 'flag_value'],
    ['--rate 0', 'flag_value'],
    ['--banana', 'flag_unknown'],
  ],
  simulate: [
    ['--day mars', 'flag_value'],
    ['--seed banana', 'flag_value'],
    ['--plots', 'flag_value'],
    ['--banana', 'flag_unknown'],
  ],
  pictures: [
    ['--banana', 'flag_unknown'],
    ['banana', 'word_unknown'],
  ],
}

/** A town that nobody reaches: what is refused is refused before anything is opened. */
const env = {
  ...process.env,
  MONGO_URL: 'mongodb://127.0.0.1:1/nowhere',
  REDIS_URL: 'redis://127.0.0.1:1',
  DATA_KEY: '0'.repeat(64),
}

/** What a script of package.json answers to these words; `tsx` is run by the Node of the tests. */
function run(script: string, words: string): Promise<{ code: number; out: string; err: string }> {
  const [program, ...rest] = (scripts[script] ?? '').split(' ')
  const args = [...(program === 'tsx' ? ['--import', 'tsx'] : []), ...rest, ...words.split(' ').filter(Boolean)]
  return new Promise((resolve) =>
    execFile(process.execPath, args, { cwd: root, env }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    ),
  )
}

const rows = Object.entries(mistyped).flatMap(([script, all]) =>
  all.map(([words, code]) => ({ line: `npm run ${script} -- ${words}`, script, words, code })),
)

describe('whoever mistypes a command', () => {
  it('finds every command in this table', () => {
    expect([...Object.keys(mistyped), ...notOurs].sort()).toEqual(Object.keys(scripts).sort())
  })

  it.concurrent.each(rows)('is told so in one sentence of both languages: $line', async ({ script, words, code }) => {
    const { code: ended, out, err } = await run(script, words)
    expect({ ended, out, err }).toEqual({
      ended: expect.toSatisfy((code: number) => code > 0),
      out: '',
      err: expect.stringMatching(new RegExp(`^[^\\n]*\\p{Script=Han}[^\\n]* · [^\\n]+\\. \\[${code}\\]\\n$`, 'u')),
    })
  })
})
