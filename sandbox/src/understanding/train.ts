import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { crossValidate } from './crossValidate'
import { labelTask, learn } from './learn'
import { accuracyOf, macroF1Of } from './measure'
import { nearDuplicates } from './nearDuplicates'
import { hasCorpus, readCorpus } from './readCorpus'
import { readCorrections } from './readCorrections'

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    corrections: { type: 'string' },
    model: { type: 'string', default: 'shared/domain/src/understanding/model/model.data.json' },
    report: { type: 'string' },
  },
})

const say = (line: string) => process.stdout.write(`${line}\n`)
const percent = (share: number) => `${(share * 100).toFixed(2)} %`

/** `npm run train -- --corpus ../shared/corpus [--corrections file.jsonl] [--report docs/understanding.md]`: writes the model; the report also measures it. */
async function main(): Promise<void> {
  if (!values.corpus || !hasCorpus(values.corpus))
    throw new Error(
      'Which corpus? npm run train -- --corpus <folder with messages.train.jsonl and messages.raw-sample.jsonl>',
    )
  const corpus = readCorpus(values.corpus)
  const task = labelTask(corpus)
  say(`${corpus.messages.length} labelled messages, ${task.labels.length} labels`)
  const model = learn(corpus, task, values.corrections ? readCorrections(values.corrections) : [])
  const file = `${JSON.stringify(model)}\n`
  mkdirSync(dirname(values.model), { recursive: true })
  writeFileSync(values.model, file)
  say(`${values.model}: ${(file.length / 1e6).toFixed(2)} MB`)
  if (!values.report) return
  const groups = nearDuplicates(corpus.messages.map(({ text }) => text))
  const cut = (at: number) => crossValidate(corpus.messages, task, groups, at)
  const [validated, again] = [cut(0), cut(1)]
  const { writeReport } = await import('./writeReport') // reads the model just written
  writeReport(values.report, {
    model,
    size: file.length,
    labels: task.labels,
    validated,
    again,
    groups: new Set(groups).size,
    messages: corpus.messages.length,
  })
  say(
    `labels, five-fold: accuracy ${percent(accuracyOf(validated.all))}, macro-F1 ${percent(macroF1Of(validated.all))}`,
  )
}

main().catch((e: Error) => {
  process.stderr.write(`${e.message}\n`)
  process.exitCode = 2
})
