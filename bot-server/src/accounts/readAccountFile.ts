import { type AccountOrder, accountShape } from '@jinlin/backend/accounts/accountShape'
import { CommandRefusal } from '@jinlin/backend/commandLine/CommandRefusal'
import { readTextFile } from '@jinlin/backend/commandLine/readTextFile'
import { accountFields, accountWords } from '../words/accounts'
import { wrongParts } from './wrongParts'

/** The accounts of a file, or what is wrong with them in sentences; values never stand in them. Throws CommandRefusal for a file that cannot be read as any. */
export function readAccountFile(file: string): { orders: AccountOrder[] } | { wrong: string[] } {
  const checked = listIn(file).map((one, at) => check(one, at))
  const wrong = checked.flatMap((one) => ('wrong' in one ? one.wrong : []))
  return wrong.length > 0 ? { wrong } : { orders: checked.flatMap((one) => ('order' in one ? [one.order] : [])) }
}

function listIn(file: string): unknown[] {
  const unreadable = new CommandRefusal('file_wrong', accountWords.unreadable(file))
  try {
    const read: unknown = JSON.parse(readTextFile(file))
    const list = Array.isArray(read) ? (read as unknown[]) : [read]
    if (list.length > 0) return list
  } catch (error) {
    throw error instanceof CommandRefusal ? error : unreadable
  }
  throw unreadable
}

function check(one: unknown, at: number): { order: AccountOrder } | { wrong: string[] } {
  const checked = accountShape.safeParse(one)
  if (checked.success) return { order: checked.data }
  const key = (one as { key?: unknown } | null)?.key
  const name = typeof key === 'string' && /^[\w-]{1,64}$/.test(key) ? key : `#${at + 1}`
  return { wrong: wrongParts(checked.error.issues, name, accountFields) }
}
