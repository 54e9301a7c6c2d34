import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { CommandRefusal } from '@jinlin/backend/commandLine/CommandRefusal'
import { flagKinds } from '@jinlin/backend/commandLine/flagKinds'
import { readOnlyFlags } from '@jinlin/backend/commandLine/readCommandLine'
import { required } from '@jinlin/backend/commandLine/required'
import { runCommandLine } from '@jinlin/backend/commandLine/runCommandLine'
import type { TrainedModel } from '@jinlin/domain/understanding/trained'
import { trainWords as words } from '../words/commands'
import { crossValidate } from './crossValidate'
import { type LabelTask, labelTask, learn } from './learn'
import { accuracyOf, macroF1Of } from './measure'
import { nearDuplicates } from './nearDuplicates'
import { type Corpus, corpusFiles, hasCorpus, readCorpus } from './readCorpus'
import { readCorrections } from './readCorrections'

/** The model that the servers read. */
const inUse = 'shared/domain/src/understanding/model/model.data.json'
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
  say(words.validated(percent(accuracyOf(validated.all)), percent(macroF1Of(validated.all))))
}

/** `npm run train -- --corpus ../shared/corpus [--corrections file.jsonl] [--report docs/understanding.md]`: writes the model; the report also measures it. */
async function main(): Promise<number> {
  const typed = readOnlyFlags(process.argv.slice(2), {
    corpus: flagKinds.folder,
    corrections: flagKinds.file,
    model: flagKinds.file,
    report: flagKinds.file,
  })
  const folder = required('--corpus', typed.corpus, flagKinds.folder)
  if (!hasCorpus(folder)) throw new CommandRefusal('file_missing', words.corpusMissing(folder, corpusFiles))
  const corrections = typed.corrections ? readCorrections(typed.corrections) : []
  const corpus = readCorpus(folder)
  const task = labelTask(corpus)
  say(words.read(corpus.messages.length, task.labels.length))
  const model = learn(corpus, task, corrections)
  const size = writeModel(typed.model ?? inUse, model)
  if (typed.report) await measure(typed.report, corpus, task, model, size)
  return 0
}

/** Writes the model; gives its size in characters. */
function writeModel(file: string, model: TrainedModel): number {
  const text = `${JSON.stringify(model)}\n`
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  say(words.written(file, (text.length / 1e6).toFixed(2)))
  return text.length
}

await runCommandLine(main, { refused: 2 })
