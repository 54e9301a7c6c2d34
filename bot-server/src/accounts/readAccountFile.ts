import { readFileSync } from 'node:fs'
import { type AccountOrder, accountShape } from '@jinlin/backend/accounts/accountShape'
import { accountFields, accountWords } from '../words/accounts'
import { wrongParts } from './wrongParts'

/** The accounts of a file, or what is wrong with it in sentences; values never stand in them. */
export function readAccountFile(file: string): { orders: AccountOrder[] } | { wrong: string[] } {
  let read: unknown
  try {
    read = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { wrong: [accountWords.unreadable(file)] }
  }
  const list = Array.isArray(read) ? (read as unknown[]) : [read]
  const checked = list.map((one, at) => check(one, at))
  const wrong = checked.flatMap((one) => ('wrong' in one ? one.wrong : []))
  return wrong.length > 0 || list.length === 0
    ? { wrong: wrong.length > 0 ? wrong : [accountWords.unreadable(file)] }
    : { orders: checked.flatMap((one) => ('order' in one ? [one.order] : [])) }
}

function check(one: unknown, at: number): { order: AccountOrder } | { wrong: string[] } {
  const checked = accountShape.safeParse(one)
  if (checked.success) return { order: checked.data }
  const key = (one as { key?: unknown } | null)?.key
  const name = typeof key === 'string' && /^[\w-]{1,64}$/.test(key) ? key : `#${at + 1}`
  return { wrong: wrongParts(checked.error.issues, name, accountFields) }
}
