import type { XY } from '../town/mesh'

const cellMetres = 500
/** Cells are counted from far outside (8,000 km), so that their numbers are never negative and two of them fit into 30 bits. */
const shift = 1 << 14
const cellOf = (metres: number) => Math.floor(metres / cellMetres) + shift
const keyOf = (column: number, row: number) => column * 2 * shift + row

/** Somebody or something found, and how far away. */
export type Near = { id: number; metres: number }

type Entry = { id: number; at: XY; key: number }

/** Who or what is near a point on the plane (metres); ids are whole numbers, each at one place at a time. */
export class NearIndex {
  private readonly cells = new Map<number, Entry[]>()
  private readonly entries = new Map<number, Entry>()

  get size(): number {
    return this.entries.size
  }

  has(id: number): boolean {
    return this.entries.has(id)
  }

  /** Puts the id there, or moves it there. */
  put(id: number, at: XY): void {
    const key = keyOf(cellOf(at[0]), cellOf(at[1]))
    const known = this.entries.get(id)
    if (known?.key === key) {
      known.at = at
      return
    }
    if (known) this.leave(known)
    const entry = { id, at, key }
    this.entries.set(id, entry)
    const cell = this.cells.get(key)
    if (cell) cell.push(entry)
    else this.cells.set(key, [entry])
  }

  remove(id: number): void {
    const known = this.entries.get(id)
    if (!known) return
    this.leave(known)
    this.entries.delete(id)
  }

  /** Everything at most so many metres away, in no order that means anything but always the same. */
  within([x, y]: XY, metres: number): Near[] {
    const found: Near[] = []
    if (this.size === 0) return found
    const [top, bottom] = [cellOf(y - metres), cellOf(y + metres)]
    for (let column = cellOf(x - metres); column <= cellOf(x + metres); column += 1)
      for (let row = top; row <= bottom; row += 1) {
        const cell = this.cells.get(keyOf(column, row))
        if (!cell) continue
        for (const { id, at } of cell) {
          const far = Math.hypot(at[0] - x, at[1] - y)
          if (far <= metres) found.push({ id, metres: far })
        }
      }
    return found
  }

  private leave(entry: Entry): void {
    const cell = this.cells.get(entry.key) ?? []
    cell.splice(cell.indexOf(entry), 1)
    if (cell.length === 0) this.cells.delete(entry.key)
  }
}

/** Nearer first; of two as near the smaller id. */
export const byDistance = (a: Near, b: Near): number => a.metres - b.metres || a.id - b.id
