import { bestLabel, labelReader } from '@jinlin/domain/understanding/label'
import type { LabelTask } from './learn'
import { type Confusion, noConfusion } from './measure'
import { foldsOf } from './nearDuplicates'
import type { Labelled } from './readCorpus'
import { learnLabels, packLabels } from './trainLabels'

/** What was said of every message; `raw` = the table over raw messages alone. */
export type Validated = { all: Confusion; raw: Confusion }

const folds = 5

/**
 * Five-fold cross-validation of the label model as it is shipped: everything that is learned, the worth of buckets and the
 * packing included, is learned from the other four folds, and the fold is read by the code that reads in production.
 * A group is in one fold; another `cut` cuts the folds another way.
 */
export function crossValidate(
  messages: readonly Labelled[],
  { labels, labelOf, counts }: LabelTask,
  groups: Int32Array,
  cut: number,
): Validated {
  const foldOf = foldsOf(groups, folds, cut)
  const [all, raw] = [noConfusion(labels.length), noConfusion(labels.length)]
  for (let fold = 0; fold < folds; fold += 1) {
    const chosen = [...foldOf.keys()].filter((i) => foldOf[i] !== fold)
    const reader = labelReader(packLabels(labels, learnLabels(counts, labelOf, labels.length, chosen)))
    messages.forEach(({ text, raw: asWritten }, i) => {
      if (foldOf[i] !== fold) return
      const said = labels.indexOf(bestLabel(reader(text)))
      for (const table of asWritten ? [all, raw] : [all]) count(table, labelOf[i] as number, said)
    })
  }
  return { all, raw }
}

function count(table: Confusion, truth: number, said: number): void {
  const row = table[truth]
  if (row) row[said] = (row[said] ?? 0) + 1
}
