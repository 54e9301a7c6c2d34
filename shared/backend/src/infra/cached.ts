import { forgetWithStores } from './forgetWithStores'

type Entry<V> = { value: Promise<V>; until: number }

/** A small memory for answers that may be `ms` old; those who ask at the same time share one question. Failures are not kept. Made once for a process, not for each request: it is forgotten with the stores. */
export class Cached<V> {
  private readonly entries = new Map<string, Entry<V>>()

  constructor(
    private readonly ms: number,
    private readonly most = 10_000,
  ) {
    forgetWithStores(() => this.clear())
  }

  get(key: string, ask: () => Promise<V>): Promise<V> {
    const at = performance.now()
    const kept = this.entries.get(key)
    if (kept && kept.until > at) return kept.value
    if (this.entries.size >= this.most) this.entries.clear()
    const value = ask()
    this.entries.set(key, { value, until: at + this.ms })
    value.catch(() => this.drop(key))
    return value
  }

  drop(key: string): void {
    this.entries.delete(key)
  }

  clear(): void {
    this.entries.clear()
  }
}
