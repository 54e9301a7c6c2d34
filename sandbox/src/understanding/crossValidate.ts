import { type Confusion, noConfusion } from './measure'
import { foldsOf, nearDuplicates } from './nearDuplicates'
import type { Labelled } from './readCorpus'
import { bestLabel, type LabelRows, trainLabels } from './trainLabels'

/** `groups` = how many remain when messages written twice count once; `raw` = the table over raw messages alone. */
export type Validated = { all: Confusion; raw: Confusion; groups: number }

const folds = 5

/** Five-fold cross-validation of the label model; messages written twice are in one fold, so none is learned from its twin. */
export function crossValidate(
  messages: readonly Labelled[],
  labelRows: LabelRows,
  labelOf: ArrayLike<number>,
  labels: number,
): Validated {
  const groups = nearDuplicates(messages.map(({ text }) => text))
  const foldOf = foldsOf(groups, folds)
  const [all, raw] = [noConfusion(labels), noConfusion(labels)]
  for (let fold = 0; fold < folds; fold += 1) {
    const learned = [...foldOf.keys()].filter((i) => foldOf[i] !== fold)
    const machines = trainLabels(labelRows, labelOf, labels, learned)
    for (const i of foldOf.keys())
      if (foldOf[i] === fold) {
        const said = bestLabel(labelRows.rows, i, machines)
        for (const table of messages[i]?.raw ? [all, raw] : [all]) count(table, labelOf[i] as number, said)
      }
  }
  return { all, raw, groups: new Set(groups).size }
}

function count(table: Confusion, truth: number, said: number): void {
  const row = table[truth]
  if (row) row[said] = (row[said] ?? 0) + 1
}
