import type { PresentedCase, PresentedNews, PresentedPerson, Tasks } from '@jinlin/domain/cases/presentedCase'
import { serverNow } from './clock'
import { isMine } from './mine'
import { change, phone, putCase } from './phone'
import { call } from './session'
import { isTask } from './tasks'

type Page<T> = { items: T[]; nextCursor?: string | null }
type Known = Record<string, PresentedCase>
const byId = (cases: PresentedCase[]): Known => Object.fromEntries(cases.map((each) => [each.id, each]))
const without = (cases: Known, gone: (each: PresentedCase) => boolean): Known =>
  byId(Object.values(cases).filter((each) => !gone(each)))
const from = (cursor?: string) => (cursor ? `&cursor=${encodeURIComponent(cursor)}` : '')
const get = <T>(path: string) => call<T>({ method: 'GET', path })

/** Fetches who is signed in. */
export async function loadMe(): Promise<void> {
  change({ me: await get<PresentedPerson>('/api/me') })
}

/** Fetches one case. */
export async function loadCase(id: string): Promise<void> {
  putCase(await get<PresentedCase>(`/api/cases/${id}`))
}

/** Fetches what this person is asked, may claim and works on; what is no longer theirs goes. Returns where the pool goes on. */
export async function loadTasks(): Promise<string | undefined> {
  const { offers, pool, poolCursor, active } = await get<Tasks>('/api/me/tasks')
  const all = [...offers, ...pool, ...active]
  change(({ cases, fetched }) => ({
    cases: { ...without(cases, (each) => isTask(each) && !each.reporter?.mine), ...byId(all) },
    fetched: { ...fetched, tasks: serverNow() },
  }))
  return poolCursor
}

/** Fetches a further page of what this person may claim, nearest first; returns the cursor of the next page. */
export async function loadPool(cursor: string): Promise<string | undefined> {
  const { items, nextCursor } = await get<Page<PresentedCase>>(`/api/me/pool?limit=50${from(cursor)}`)
  change(({ cases }) => ({ cases: { ...cases, ...byId(items) } }))
  return nextCursor ?? undefined
}

/** Fetches a page of the cases this person reported or follows; returns the cursor of the next page. */
export async function loadCases(state?: string, cursor?: string): Promise<string | undefined> {
  const query = [state && `state=${state}`, cursor && `cursor=${encodeURIComponent(cursor)}`, 'mine=1&limit=20']
  const { items, nextCursor } = await get<Page<PresentedCase>>(`/api/cases?${query.filter(Boolean).join('&')}`)
  const whole = !state && !cursor && !nextCursor
  change(({ cases, fetched }) => ({
    cases: { ...(whole ? without(cases, isMine) : cases), ...byId(items) },
    fetched: { ...fetched, cases: serverNow() },
  }))
  return nextCursor ?? undefined
}

/** Fetches a page of the cases in this person's area and hands, newest first; returns their ids and the cursor of the next page. */
export async function loadScope(states: string, cursor?: string): Promise<{ ids: string[]; next?: string }> {
  const query = `${states ? `state=${states}&` : ''}limit=20${from(cursor)}`
  const { items, nextCursor } = await get<Page<PresentedCase>>(`/api/cases?${query}`)
  change(({ cases }) => ({ cases: { ...cases, ...byId(items) } }))
  return { ids: items.map(({ id }) => id), next: nextCursor ?? undefined }
}

/** Fetches a page of what is finished in this person's area and hands; returns the cursor of the next page. */
export const loadFinished = async (cursor?: string): Promise<string | undefined> =>
  (await loadScope('confirm,done', cursor)).next

/** Fetches a page of the news inbox, newest first; returns the cursor of the next page. */
export async function loadNews(cursor?: string): Promise<string | undefined> {
  const { items, nextCursor } = await get<Page<PresentedNews>>(`/api/me/news?limit=20${from(cursor)}`)
  const fresh = new Set(items.map(({ id }) => id))
  change(({ news, fetched }) => ({
    news: [...items, ...news.filter(({ id }) => !fresh.has(id))].sort((a, b) => b.at.localeCompare(a.at)),
    fetched: { ...fetched, news: serverNow() },
  }))
  return nextCursor ?? undefined
}

/** Tells the server that the news on the screen were read. */
export async function markNewsRead(): Promise<void> {
  if (!phone().news.some((each) => !each.read)) return
  await call({ method: 'POST', path: '/api/me/news/read', body: {}, key: `read-${serverNow()}` })
  await loadMe()
}
