import type { PresentedPerson } from '@jinlin/domain/cases/presentedCase'
import type { EditablePolicy } from '@jinlin/domain/dispatch/policyApi'
import type { Kept } from '@jinlin/domain/dispatch/policyPreview'
import { newKey } from './newKey'
import { call } from './session'

/** The numbers of a district. */
export type Numbers = EditablePolicy
/** The minutes after the tap at which something happens to an ordinary report that nobody takes. */
export type Steps = { first: number; pool: number; alert: number; breach: number[] }
export type Rules = { version: number; numbers: Numbers; steps?: Steps }
export type RulesRecord = Rules & { at: string; reason?: string }
export type RulesPreview = { before: Rules; after: Rules; lately: { days: number; before: Kept; after: Kept } }

const readers = ['dispatcher', 'system_admin']
const editor = 'system_admin'

export type District = { code: string; name: string }

const roleIn = (me: PresentedPerson | undefined, roles: readonly string[]) =>
  (me?.roles ?? []).some(({ role, areaPath }) => roles.includes(role) && areaPath !== undefined)

/** Whether this person reads the rules of a district. */
export const readsRules = (me: PresentedPerson | undefined): boolean => roleIn(me, readers)

/** Whether this person changes them. */
export const editsRules = (me: PresentedPerson | undefined): boolean => roleIn(me, [editor])

/** All districts whose rules this person reads: as many as a city has. */
export async function loadDistricts(): Promise<District[]> {
  const all: District[] = []
  for (let from = ''; ; ) {
    const page = await call<{ items: District[]; nextCursor: string | null }>({
      method: 'GET',
      path: `/api/policies?limit=50${from}`,
    })
    all.push(...page.items)
    if (!page.nextCursor) return all
    from = `&cursor=${encodeURIComponent(page.nextCursor)}`
  }
}

export const loadRules = (code: string): Promise<Rules> => call<Rules>({ method: 'GET', path: `/api/policies/${code}` })

/** The versions there have been, newest first. */
export const loadVersions = (
  code: string,
  cursor?: string,
): Promise<{ items: RulesRecord[]; nextCursor: string | null }> => {
  const from = cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''
  return call({ method: 'GET', path: `/api/policies/${code}/versions${from}` })
}

/** What these changes would mean; nothing is kept. Throws `Refused` or `Unreachable`. */
export const previewRules = (code: string, changes: Partial<Numbers>): Promise<RulesPreview> =>
  call<RulesPreview>({
    method: 'POST',
    path: `/api/policies/${code}/preview`,
    body: { changes },
    key: newKey(Date.now()),
  })

/** The next version, decided on the one with this number. Throws `Refused` or `Unreachable`. */
export const saveRules = (
  code: string,
  body: { changes: Partial<Numbers>; version: number; reason: string },
): Promise<Rules> => call<Rules>({ method: 'PUT', path: `/api/policies/${code}`, body, key: newKey(Date.now()) })
