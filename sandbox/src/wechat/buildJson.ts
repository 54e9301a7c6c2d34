import { fieldsOf } from './buildMessage'
import type { Saying } from './sayings'
import { Bare, type Value } from './xml'

/** The push of a mini-program in JSON: the same fields as in XML, but a list stands at the top, as an object when it has one item. */
export function buildJson(said: Saying, toUserName: string, createTime: number, msgId?: string): string {
  const fields = Object.entries(fieldsOf(said, toUserName, createTime, msgId)).map(flat)
  return JSON.stringify(Object.fromEntries(fields), (_, value: unknown) =>
    value instanceof Bare ? value.digits : value,
  )
}

function flat([name, value]: [string, Value]): [string, unknown] {
  const list = typeof value === 'object' && 'List' in value ? value.List : undefined
  if (!Array.isArray(list)) return [name, value]
  const items = list.map((item) => (typeof item === 'string' ? item : texts(item)))
  return ['List', items.length === 1 ? items[0] : items]
}

const texts = (item: object) =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]),
  )
