import { readFileSync } from 'node:fs'

type MongoLine = { s?: string; msg?: string; attr?: { error?: string | { errmsg?: string } } }

/** An error mongod logged with its reason: what it says before it aborts has none, and explains nothing. */
const mongoCause = (line: string): string | undefined => {
  try {
    const { s, msg, attr } = JSON.parse(line) as MongoLine
    const error = attr?.error
    const reason = typeof error === 'string' ? error : error?.errmsg
    return (s === 'E' || s === 'F') && reason ? `${msg}: ${reason}` : undefined
  } catch {
    return undefined
  }
}

/** Redis marks what went wrong with `#`, or says it without a mark before its log begins. */
const redisCause = (line: string): string | undefined =>
  line.match(/^\d+:\w .{15,40} # (.+)$/)?.[1] ?? line.match(/^(?!\d+:|\s|\{)(\S.{10,})$/)?.[1]

/** Why a store ended, as its log says last; undefined when it says nothing of it. At most 300 characters. */
export const causeInLog = (log: string, from = 0): string | undefined => {
  try {
    const lines = readFileSync(log).subarray(from).toString('utf8').trimEnd().split('\n').slice(-400).reverse()
    const causes = lines.flatMap((line) => mongoCause(line) ?? redisCause(line) ?? [])
    return causes[0]?.slice(0, 300)
  } catch {
    return undefined
  }
}
