import { pino } from 'pino'

/** An openid: `o` and 27 more, at the beginning of a part: inside a key, behind an escaped line break, encoded in an address. */
const openids = /(?:(?<![A-Za-z0-9])|(?<=\\[bfnrt])|(?<=%[0-9A-Fa-f]{2}))o[\w-]{27}(?![A-Za-z0-9])/g

/** Replaces what must never stand in a log: identity numbers, mobile numbers, openids. A last net; fields are named one by one. */
export const withoutPersonalData = (line: string): string =>
  line
    .replace(/(?<!\d)\d{17}[\dXx](?!\d)/g, '[id]')
    .replace(/(?<!\d)1[3-9]\d{9}(?!\d)/g, '[phone]')
    .replace(openids, '[openid]')

/** Lines leave together, at most so many milliseconds after they were written, and at once when the process ends: a busy server writes a file a few times a second, not once a request. */
const gatherMs = 100
let gathered = ''

const flush = (): void => {
  const lines = gathered
  gathered = ''
  if (lines) process.stdout.write(withoutPersonalData(lines))
}

const gather = (line: string): void => {
  if (!gathered) setTimeout(flush, gatherMs).unref()
  gathered += line
}
process.on('exit', flush)

/** JSON lines on standard output; one place, so that the last net catches every line. */
export const logger = pino(
  { level: process.env.LOG_LEVEL ?? 'info', base: { process: process.env.PROCESS_NAME ?? 'jinlin' } },
  { write: gather },
)
