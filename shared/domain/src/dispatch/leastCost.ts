/** Dearer than any way through a city: a pair that cannot be. Finite, so that sums of it stay numbers. */
const never = 1e9

/**
 * Gives each row at most one column of its own so that the whole costs least (Hungarian method, shortest augmenting paths).
 * `cost[row][column]` ≥ 0, Infinity where the two cannot go together; the answer names each row's column, -1 for none.
 * As many rows as can be are served, then the cost is least; `without[row]` < 1e9 says what it costs to leave a row out, so that rows that matter more are served first.
 */
export function leastCost(cost: readonly (readonly number[])[], without: readonly number[] = []): number[] {
  const rows = cost.length
  const real = Math.max(0, ...cost.map((row) => row.length))
  // A spare column a row: a row that no column fits takes one, at the price of never.
  const columns = real + rows
  const priceOf = (row: number, column: number) => {
    if (column >= real) return without[row] ?? never
    const price = cost[row]?.[column] ?? never
    return price < never ? price : never
  }
  const owner = matched(rows, columns, priceOf)
  const answer = new Array<number>(rows).fill(-1)
  for (let column = 0; column < real; column += 1) {
    const row = owner[column] as number
    if (row >= 0 && (cost[row]?.[column] ?? never) < never) answer[row] = column
  }
  return answer
}

type Price = (row: number, column: number) => number

/** Which row owns each column, -1 for none: one row after the other finds the cheapest way to a column that is free. */
function matched(rows: number, columns: number, price: Price): Int32Array {
  const owner = new Int32Array(columns).fill(-1)
  const duals = { row: new Float64Array(rows), column: new Float64Array(columns) }
  for (let row = 0; row < rows; row += 1) augment(row, owner, duals, price)
  return owner
}

type Duals = { row: Float64Array; column: Float64Array }
type Search = { far: Float64Array; from: Int32Array; done: Uint8Array }

function augment(start: number, owner: Int32Array, duals: Duals, price: Price): void {
  const columns = owner.length
  const search: Search = {
    far: new Float64Array(columns).fill(Number.POSITIVE_INFINITY),
    from: new Int32Array(columns).fill(-1),
    done: new Uint8Array(columns),
  }
  let column = -1
  let row = start
  let reached = 0
  do {
    relax(row, column, reached, search, duals, price)
    column = nearest(search)
    reached = search.far[column] as number
    search.done[column] = 1
    row = owner[column] as number
  } while (row >= 0)
  settle(start, reached, search, owner, duals)
  for (;;) {
    const before = search.from[column] as number
    const giver = before < 0 ? start : (owner[before] as number)
    owner[column] = giver
    if (before < 0) return
    column = before
  }
}

/** Looks from one row, reached through `via`, at every column that is not done. */
function relax(row: number, via: number, reached: number, search: Search, { row: u, column: v }: Duals, price: Price) {
  const { far, from, done } = search
  for (let column = 0; column < far.length; column += 1) {
    if (done[column]) continue
    const way = reached + price(row, column) - (u[row] as number) - (v[column] as number)
    if (way < (far[column] as number)) {
      far[column] = way
      from[column] = via
    }
  }
}

function nearest({ far, done }: Search): number {
  let best = -1
  for (let column = 0; column < far.length; column += 1)
    if (!done[column] && (best < 0 || (far[column] as number) < (far[best] as number))) best = column
  return best
}

/** Keeps every pair's price at or above its duals, and equal for the pairs chosen. */
function settle(start: number, reached: number, { far, done }: Search, owner: Int32Array, duals: Duals): void {
  duals.row[start] = (duals.row[start] as number) + reached
  for (let column = 0; column < far.length; column += 1) {
    if (!done[column]) continue
    const slack = reached - (far[column] as number)
    duals.column[column] = (duals.column[column] as number) - slack
    const row = owner[column] as number
    if (row >= 0) duals.row[row] = (duals.row[row] as number) + slack
  }
}
