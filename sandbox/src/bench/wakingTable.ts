/** A run of one kind: cases a second, and CPU-ms a case of this process and both stores. */
export type Run = { perSecond: number; cpuMs: number }
/** The middle round of a flight: our waking beside both raw rounds, `share` of the first and of the second, people read a case in the second, and the machine's load before. */
export type WakingRow = {
  flight: number
  wake: Run
  nearest: Run
  ring: Run
  share: number
  shareOfRing: number
  peopleRead: number
  load: number
}

/** What stands above the rows. */
export const heading =
  'in flight    wakeCase         raw, nearest     share    raw, whole ring   share    people read    load'

const share = (part: number) => `${(100 * part).toFixed(0)} %`
const runOf = ({ perSecond, cpuMs }: Run) => `${perSecond.toFixed(0)} / ${cpuMs.toFixed(2)}`

/** A row as a line under the heading. */
export const rowLine = (row: WakingRow): string =>
  [
    String(row.flight).padStart(9),
    runOf(row.wake).padStart(15),
    runOf(row.nearest).padStart(16),
    share(row.share).padStart(9),
    runOf(row.ring).padStart(18),
    share(row.shareOfRing).padStart(8),
    row.peopleRead.toFixed(1).padStart(15),
    row.load.toFixed(1).padStart(8),
  ].join('')
