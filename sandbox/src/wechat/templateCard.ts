import { textIn } from './http'
import type { Card } from './types'
import type { World } from './world'

type Field = { value?: unknown } | null

/** WeChat takes at most 20 characters in a `thing`, and a time as 「14:23」 or 「2026年11月26日 14:23」. */
const longestThing = 20
const time = /^(\d{4}年\d{1,2}月\d{1,2}日 )?\d{1,2}:\d{2}$/

const fits = (name: string, value: string): boolean => {
  if (name.startsWith('thing')) return value !== '' && [...value].length <= longestThing
  return !name.startsWith('time') || time.test(value)
}

const isWhole = ([name, field]: [string, Field]): boolean => typeof field?.value === 'string' && fits(name, field.value)

/** Why WeChat refuses a message by template: 40037 no such template, 47003 a field is missing or of a wrong form; 0 = it takes it. */
export function refuseTemplate({ options }: World, body: Record<string, unknown>): 0 | 40037 | 47003 {
  const id = textIn(body, 'template_id')
  const known = options.templates?.find((one) => one.id === id)
  if (!id || (options.templates && !known)) return 40037
  const { data } = body
  if (!data || typeof data !== 'object') return 47003
  const fields = data as Record<string, Field>
  const named = Object.keys(known?.labels ?? {}).every((name) => name in fields)
  return named && Object.entries(fields).every(isWhole) ? 0 : 47003
}

/** The card as a person sees it: its title, each field with its label, and what a tap opens. */
export function templateCard({ options }: World, body: Record<string, unknown>): Card {
  const template = options.templates?.find((one) => one.id === textIn(body, 'template_id'))
  const fields = Object.entries((body.data ?? {}) as Record<string, { value?: string }>)
  const rows = fields.map(([name, { value = '' }]) => ({ label: template?.labels[name] ?? '', value }))
  const mini = (body.miniprogram ?? {}) as { pagepath?: string }
  const page = textIn(body, 'page') || mini.pagepath
  const url = textIn(body, 'url')
  return { title: template?.title ?? '', rows, ...(page && { page }), ...(url && { url }) }
}

/** A card in words, line by line. */
export const cardText = ({ title, rows = [], words }: Card): string =>
  [title, ...rows.map(({ label, value }) => (label ? `${label}：${value}` : value)), words].filter(Boolean).join('\n')
