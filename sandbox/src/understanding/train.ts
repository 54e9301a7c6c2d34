import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import type { TrainedModel } from '@jinlin/domain/understanding/trained'
import { crossValidate } from './crossValidate'
import { type LabelTask, labelTask, learn } from './learn'
import { accuracyOf, macroF1Of } from './measure'
import { nearDuplicates } from './nearDuplicates'
import { type Corpus, hasCorpus, readCorpus } from './readCorpus'
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

/** Measures what was learned by five folds, cut two ways, and writes the report. */
async function measure(report: string, { messages }: Corpus, task: LabelTask, model: TrainedModel, size: number) {
  const groups = nearDuplicates(messages.map(({ text }) => text))
  const cut = (at: number) => crossValidate(messages, task, groups, at)
  const [validated, again] = [cut(0), cut(1)]
  const { writeReport } = await import('./writeReport') // reads the model just written
  const counts = { groups: new Set(groups).size, messages: messages.length }
  writeReport(report, { model, size, labels: task.labels, validated, again, ...counts })
  say(
    `labels, five-fold: accuracy ${percent(accuracyOf(validated.all))}, macro-F1 ${percent(macroF1Of(validated.all))}`,
  )
}

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
  if (values.report) await measure(values.report, corpus, task, model, file.length)
}

main().catch((e: Error) => {
  process.stderr.write(`${e.message}\n`)
  process.exitCode = 2
})
