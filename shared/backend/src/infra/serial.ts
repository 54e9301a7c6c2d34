import { CounterModel } from './CounterModel'
import { guardWrite } from './guardWrite'
import { beforeStoresClose } from './stores'

/** Numbers a process takes at once; what a killed process had left is a gap. */
const leaseSize = 100
type Lease = { next: number; end: number }

const takeLease = async (name: string): Promise<Lease> => {
  const counter = await guardWrite(() =>
    CounterModel.findOneAndUpdate(
      { _id: name },
      { $inc: { value: leaseSize } },
      { upsert: true, returnDocument: 'after' },
    ).lean(),
  )
  if (!counter) throw new Error(`no counter ${name}`)
  return { next: counter.value - leaseSize + 1, end: counter.value }
}

/** The counter is wound back only while nobody has leased behind this lease: all above what was used is then nobody's. */
const giveBack = async (name: string, asked: Promise<Lease>): Promise<void> => {
  const lease = await asked.catch(() => undefined)
  if (!lease || lease.next > lease.end) return
  const { end } = lease
  const used = lease.next - 1
  // emptied before it is written: whoever waits for this lease takes another one
  lease.end = used
  await CounterModel.updateOne({ _id: name, value: end }, { $set: { value: used } })
}

/** The numbers one process holds. */
export type Serials = { next: (name: string) => Promise<number>; giveBack: () => Promise<void> }

/** A process's own leases: `next` gives a number nobody else has, `giveBack` returns what is left of each series where nobody has leased after it. */
export const openSerials = (): Serials => {
  const leases = new Map<string, Promise<Lease>>()
  const next = async (name: string): Promise<number> => {
    for (;;) {
      const asked = leases.get(name) ?? takeLease(name)
      leases.set(name, asked)
      const lease = await asked.catch((error) => {
        if (leases.get(name) === asked) leases.delete(name)
        throw error
      })
      if (lease.next <= lease.end) {
        lease.next += 1
        return lease.next - 1
      }
      if (leases.get(name) === asked) leases.delete(name)
    }
  }
  const giveAllBack = async (): Promise<void> => {
    const held = [...leases]
    leases.clear()
    await Promise.all(held.map(([name, asked]) => giveBack(name, asked)))
  }
  return { next, giveBack: giveAllBack }
}

let own: Serials | undefined

/** The leases of this process, given back before the stores close. */
const ownSerials = (): Serials => {
  if (own) return own
  const opened = openSerials()
  own = opened
  beforeStoresClose(() => {
    own = undefined
    return opened.giveBack()
  })
  return opened
}

/** The next number of a series: never given twice by any process. Gaps are left by processes that were killed, or stopped before others that leased after them. */
export const nextSerial = (name: string): Promise<number> => ownSerials().next(name)
