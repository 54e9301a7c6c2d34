import type { XY } from '../town/mesh'

const cellMetres = 500
/** Cells are counted from far outside (8,000 km), so that their numbers are never negative and two of them fit into 30 bits. */
const shift = 1 << 14
const cellOf = (metres: number) => Math.floor(metres / cellMetres) + shift
const keyOf = (column: number, row: number) => column * 2 * shift + row

/** Somebody or something found, and how far away. */
export type Near = { id: number; metres: number }

/** Who or what is near a point on the plane (metres); ids are whole numbers, each at one place at a time. */
export class NearIndex {
  private readonly cells = new Map<number, Set<number>>()
  private readonly places = new Map<number, { at: XY; key: number }>()

  get size(): number {
    return this.places.size
  }

  has(id: number): boolean {
    return this.places.has(id)
  }

  /** Puts the id there, or moves it there. */
  put(id: number, at: XY): void {
    const key = keyOf(cellOf(at[0]), cellOf(at[1]))
    const known = this.places.get(id)
    if (known?.key !== key) {
      if (known) this.leave(id, known.key)
      const cell = this.cells.get(key)
      if (cell) cell.add(id)
      else this.cells.set(key, new Set([id]))
    }
    this.places.set(id, { at, key })
  }

  remove(id: number): void {
    const known = this.places.get(id)
    if (!known) return
    this.leave(id, known.key)
    this.places.delete(id)
  }

  /** Everything at most so many metres away, in no order that means anything but always the same. */
  within([x, y]: XY, metres: number): Near[] {
    const found: Near[] = []
    if (this.size === 0) return found
    for (let column = cellOf(x - metres); column <= cellOf(x + metres); column += 1)
      for (let row = cellOf(y - metres); row <= cellOf(y + metres); row += 1)
        for (const id of this.cells.get(keyOf(column, row)) ?? []) {
          const { at } = this.places.get(id) as { at: XY }
          const far = Math.hypot(at[0] - x, at[1] - y)
          if (far <= metres) found.push({ id, metres: far })
        }
    return found
  }

  private leave(id: number, key: number): void {
    const cell = this.cells.get(key)
    cell?.delete(id)
    if (cell?.size === 0) this.cells.delete(key)
  }
}

/** Nearer first; of two as near the smaller id. */
export const byDistance = (a: Near, b: Near): number => a.metres - b.metres || a.id - b.id
