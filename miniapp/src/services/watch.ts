import type { CaseState } from '@jinlin/domain/cases/case'
import { call } from './session'

/** How many promises are about to break, and have, by kind. */
export type DueCounts = { respondSoon: number; respondLate: number; closeSoon: number; closeLate: number }
export type DueArea = DueCounts & { path: string; name: string }
export type DuePerson = DueCounts & { userId: string; name: string; role?: string }
/** The figures of an area: in all, by the areas right below, by the people who are asked or work on it. */
export type WatchFigures = { total: DueCounts; areas: DueArea[]; people: DuePerson[] }
/** An open case by the promise it breaks next. */
export type DueCase = {
  id: string
  number: string
  category: string
  categoryName: string
  state: CaseState
  areaName: string
  kind: 'respond' | 'close'
  dueAt: string
  late: boolean
  critical?: true
  person?: string
  pool?: true
}

const PAGE = 50

/** The figures of an area, a path of codes. */
export const loadFigures = (area: string): Promise<WatchFigures> =>
  call<WatchFigures>({ method: 'GET', path: `/api/watch/figures?area=${area}` })

/** The first so many of what breaks next in an area, and whether there are more. Always from the beginning: what was late a moment ago may be done. */
export async function loadDue(area: string, count: number): Promise<{ items: DueCase[]; more: boolean }> {
  const items: DueCase[] = []
  let from = ''
  while (true) {
    const path = `/api/watch?area=${area}&limit=${PAGE}${from}`
    const page = await call<{ items: DueCase[]; nextCursor: string | null }>({ method: 'GET', path })
    items.push(...page.items)
    if (!page.nextCursor || items.length >= count) return { items, more: page.nextCursor !== null }
    from = `&cursor=${encodeURIComponent(page.nextCursor)}`
  }
}

/** A closing that is due within so many ms is soon; an answer always is. */
const SOON_MS = 2 * 3_600_000

/** Whether a promise is broken or about to be. `now` in ms. */
export const isPressing = ({ kind, dueAt }: DueCase, now: number): boolean =>
  kind === 'respond' || Date.parse(dueAt) - now < SOON_MS

const ANSWER_SOON_MS = 5 * 60_000

/** The tone of a promise: bad once it is broken and only then, warn shortly before. */
export function dueTone({ kind, dueAt }: DueCase, now: number): 'bad' | 'warn' | 'brand' {
  const left = Date.parse(dueAt) - now
  if (left <= 0) return 'bad'
  return left <= (kind === 'respond' ? ANSWER_SOON_MS : SOON_MS) ? 'warn' : 'brand'
}
