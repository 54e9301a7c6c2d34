import type { PresentedCase, PresentedPerson } from '@jinlin/domain/cases/presentedCase'
import { call } from './session'

/** Somebody a case can be given to, as `GET /api/people` lists them; the name is masked. */
export type StaffPerson = {
  userId: string
  name: string
  roles: { role: string; label: string; areaName?: string }[]
  onDuty: boolean
}
/** A bureau a case can be handed to. */
export type DepartmentRow = { id: string; name: string }
/** A step of the tree of areas between the case and the person's own area. */
export type AreaStep = { path: string; kind: 'grid' | 'community' | 'street' | 'county' }

type Page<T> = { items: T[]; nextCursor?: string | null }
const get = <T>(path: string) => call<T>({ method: 'GET', path })

/** A page of a list of people; `next` is the cursor of the one after it. */
export type PeoplePage = { items: StaffPerson[]; next?: string }

/** A page of the people who work in an area (a path of codes), of those whose name begins with these letters when there are any. */
export async function loadPeople(area: string, name: string, cursor?: string): Promise<PeoplePage> {
  const called = name ? `&name=${encodeURIComponent(name)}` : ''
  const query = `area=${area}&limit=50${called}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`
  const { items, nextCursor } = await get<Page<StaffPerson>>(`/api/people?${query}`)
  return { items, next: nextCursor ?? undefined }
}

/** The bureaus of the district. */
export const loadDepartments = async (): Promise<DepartmentRow[]> =>
  (await get<Page<DepartmentRow>>('/api/departments')).items

const kindOf = (depth: number): AreaStep['kind'] | undefined =>
  ({ 2: 'county', 3: 'street', 4: 'community', 5: 'grid' })[depth] as AreaStep['kind'] | undefined

/** The areas around a case that lie within one of the person's own, the nearest first. */
export function areasAround({ place }: Pick<PresentedCase, 'place'>, roles: PresentedPerson['roles']): AreaStep[] {
  const codes = place.areaPath.split('/')
  const own = roles.flatMap(({ areaPath }) => (areaPath ? [areaPath] : []))
  return codes
    .map((_, at) => ({ path: codes.slice(0, at + 1).join('/'), kind: kindOf(at + 1) }))
    .filter((step): step is AreaStep => step.kind !== undefined)
    .filter(({ path }) => own.some((area) => path === area || path.startsWith(`${area}/`)))
    .reverse()
}
