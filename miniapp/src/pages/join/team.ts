import { newKey } from '../../services/newKey'
import { call } from '../../services/session'

/** A row of the list of staff, as `GET /api/staff` shows it to a superior; the name is masked, `until` of a paper is the first moment it is no good. `approval` while a second superior has to agree: this one (`mine`), or another. */
export type TeamRow = {
  id: string
  name: string
  label: string
  areaName: string
  skills: string[]
  certificates: { skill: string; until: string }[]
  codeUntil?: string
  approval?: 'mine' | 'others'
}
export type TeamState = 'waiting' | 'joined'
type Page = { items: TeamRow[]; nextCursor: string | null }

/** Whoever has one of these roles lets others join. */
const superiors = ['grid_leader', 'community_clerk', 'community_secretary', 'street_officer', 'dispatcher']

/** Whether a person with these roles has a team. */
export const hasTeam = (roles: readonly { role: string }[]): boolean =>
  roles.some(({ role }) => superiors.includes(role))

/** A page of the team; the cursor of the next one. */
export async function loadTeam(state: TeamState, cursor?: string): Promise<{ rows: TeamRow[]; next?: string }> {
  const from = cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
  const { items, nextCursor } = await call<Page>({ method: 'GET', path: `/api/staff?state=${state}&limit=20${from}` })
  return { rows: items, next: nextCursor ?? undefined }
}

const post = <T>(path: string) => call<T>({ method: 'POST', path, body: {}, key: newKey(Date.now()) })

/** A one-time code for somebody who is awaited; an earlier one ends. */
export const giveCode = (id: string) => post<{ code: string; until: string }>(`/api/staff/${id}/code`)

/** Puts down all papers of somebody, each with the last day it is good for (`2029-11-28`), in place of those there were. */
export const putPapers = (id: string, certificates: { skill: string; until: string }[]) =>
  call<TeamRow>({ method: 'PUT', path: `/api/staff/${id}/certificates`, body: { certificates } })

/** The second superior agrees that somebody joins. */
export const approve = (id: string) => post<TeamRow>(`/api/staff/${id}/approve`)

/** Somebody works here no more. */
export const seeOff = (id: string) => post<TeamRow>(`/api/staff/${id}/leave`)
