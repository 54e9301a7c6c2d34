/** Rows are what is true, columns what was said. */
export type Confusion = number[][]

/** An empty table for so many classes. */
export const noConfusion = (classes: number): Confusion =>
  Array.from({ length: classes }, () => new Array<number>(classes).fill(0))

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)

/** The share that was right. */
export const accuracyOf = (table: Confusion): number =>
  sum(table.map((row, k) => row[k] ?? 0)) / Math.max(1, sum(table.map(sum)))

/** F1 of each class; 0 for a class never met and never said. */
export const f1Of = (table: Confusion): number[] =>
  table.map((row, k) => {
    const both = sum(row) + sum(table.map((each) => each[k] ?? 0))
    return both ? (2 * (row[k] ?? 0)) / both : 0
  })

/** The mean of the classes' F1, each class counting the same. */
export const macroF1Of = (table: Confusion): number => sum(f1Of(table)) / Math.max(1, table.length)
