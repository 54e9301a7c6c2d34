/** Many sparse vectors in one: row i owns columns and values from starts[i] up to starts[i + 1]. */
export type Rows = { starts: Int32Array; columns: Int32Array; values: Float32Array }

/** Each row as columns with counts, in the order given; columns of a row ascend. */
export function rowsOf(each: readonly ReadonlyMap<number, number>[]): Rows {
  const starts = new Int32Array(each.length + 1)
  each.forEach((row, i) => {
    starts[i + 1] = (starts[i] as number) + row.size
  })
  const size = starts[each.length] as number
  const columns = new Int32Array(size)
  const values = new Float32Array(size)
  let at = 0
  for (const row of each)
    for (const [column, value] of [...row].sort(([a], [b]) => a - b)) {
      columns[at] = column
      values[at++] = value
    }
  return { starts, columns, values }
}
