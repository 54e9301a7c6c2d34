import type { ActedAt } from './recount/lateness'

/** One entry of the store's own log, as far as it is read here. */
export type LogEntry = { ns: string; op: string; wall: Date; o: Record<string, unknown>; o2?: { _id?: unknown } }

type Entry = { seq?: number }
const cases = 'jinlin.cases'

/** The timeline entries that one change wrote: of an insert all, of an update what its difference pushes. */
function entriesOf({ op, o }: LogEntry): Entry[] {
  if (op === 'i') return (o.timeline as Entry[] | undefined) ?? []
  const diff = o.diff as Record<string, Record<string, unknown>> | undefined
  const pushed = Object.entries(diff?.stimeline ?? {}).filter(([name]) => /^u\d+$/.test(name))
  return pushed.map(([, entry]) => entry as Entry)
}

const idOf = ({ op, o, o2 }: LogEntry): string => String(op === 'i' ? o._id : o2?._id)

/** A transaction is one entry of the log that holds its changes. */
function changesOf(entry: LogEntry): LogEntry[] {
  const inside = entry.op === 'c' ? (entry.o.applyOps as LogEntry[] | undefined) : undefined
  return (inside?.map((each) => ({ ...each, wall: entry.wall })) ?? [entry]).filter(({ ns }) => ns === cases)
}

/** When each entry of each timeline was written, read from the store's log. */
export function actedTimes(log: readonly LogEntry[]): ActedAt {
  const times = new Map<string, number>()
  for (const change of log.flatMap(changesOf))
    for (const { seq } of entriesOf(change)) times.set(`${idOf(change)} ${seq}`, change.wall.getTime())
  return (caseId, seq) => times.get(`${caseId} ${seq}`)
}
