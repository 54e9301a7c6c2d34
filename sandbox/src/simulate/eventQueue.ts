type Entry<T> = { at: number; serial: number; what: T }

const earlier = <T>(a: Entry<T>, b: Entry<T>): boolean => a.at < b.at || (a.at === b.at && a.serial < b.serial)

/** What will happen, by its moment in milliseconds: the earliest comes out first, and of one moment what was put in first. */
export class EventQueue<T> {
  private readonly heap: Entry<T>[] = []
  private serial = 0

  get size(): number {
    return this.heap.length
  }

  push(at: number, what: T): void {
    const entry = { at, serial: this.serial, what }
    this.serial += 1
    this.heap.push(entry)
    this.rise(this.heap.length - 1, entry)
  }

  /** The next event, or nothing when none is left. */
  pop(): { at: number; what: T } | undefined {
    const first = this.heap[0]
    const last = this.heap.pop()
    if (first && last && first !== last) this.sink(last)
    return first
  }

  private rise(from: number, entry: Entry<T>): void {
    let at = from
    while (at > 0) {
      const above = (at - 1) >> 1
      const parent = this.heap[above] as Entry<T>
      if (!earlier(entry, parent)) break
      this.heap[at] = parent
      at = above
    }
    this.heap[at] = entry
  }

  private sink(entry: Entry<T>): void {
    const { heap } = this
    let at = 0
    for (;;) {
      const left = heap[2 * at + 1]
      const right = heap[2 * at + 2]
      const lower = left && right && earlier(right, left) ? right : left
      if (!lower || !earlier(lower, entry)) break
      heap[at] = lower
      at = lower === left ? 2 * at + 1 : 2 * at + 2
    }
    heap[at] = entry
  }
}
