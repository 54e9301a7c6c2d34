import type { TrainedModel } from '@jinlin/domain/understanding/trained'
import type { Corpus } from './readCorpus'
import type { Rows } from './rows'
import { countRows, learnLabels, packLabels } from './trainLabels'
import { type Example, leafExamples, learnedSayings, packLeaves, trainLeaves } from './trainLeaves'

/** The labelled corpus as rows and numbers; `labels` in a fixed order. */
export type LabelTask = { labels: string[]; labelOf: number[]; counts: Rows }

/** Makes the rows once, for the model and for its validation. */
export function labelTask({ messages }: Corpus): LabelTask {
  const labels = [...new Set(messages.map(({ label }) => label))].sort()
  return {
    labels,
    labelOf: messages.map(({ label }) => labels.indexOf(label)),
    counts: countRows(messages.map(({ text }) => text)),
  }
}

/** The whole model: labels from the corpus, leaves from sayings, synonyms and corrections. Same input, same bytes. */
export function learn(
  corpus: Corpus,
  { labels, labelOf, counts }: LabelTask,
  corrections: readonly Example[],
): TrainedModel {
  return {
    corpus: corpus.digest,
    label: packLabels(labels, learnLabels(counts, labelOf, labels.length, [...labelOf.keys()])),
    leaf: packLeaves(trainLeaves(leafExamples(learnedSayings(), corrections))),
  }
}
