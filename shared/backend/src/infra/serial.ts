import { CounterModel } from './CounterModel'
import { guardWrite } from './guardWrite'

/** Numbers a process takes at once; what a dying process had left is a gap. */
const leaseSize = 100
type Lease = { next: number; end: number }
const leases = new Map<string, Promise<Lease>>()

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

/** The next number of a series: never given twice by any process, gaps allowed. */
export const nextSerial = async (name: string): Promise<number> => {
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
