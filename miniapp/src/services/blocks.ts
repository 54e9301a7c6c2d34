import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { newKey } from './newKey'
import { putCase } from './phone'
import { call } from './session'

/** A tradesperson somebody doesn't want again: the case it was said on, the masked name, when. */
export type Block = { caseId: string; name: string; at: string }
/** `next` is the cursor of the page after it. */
export type BlockPage = { items: Block[]; next?: string }
type Answer = { items: Block[]; nextCursor: string | null }

const pageOf = ({ items, nextCursor }: Answer): BlockPage => ({ items, next: nextCursor ?? undefined })

/** A page of the tradespeople this person doesn't want to be sent. */
export async function loadBlocks(cursor?: string): Promise<BlockPage> {
  const from = cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''
  return pageOf(await call<Answer>({ method: 'GET', path: `/api/me/blocks${from}` }))
}

/** From the next call-out on the tradesperson of this one is not sent any more. */
export async function block(caseId: string): Promise<void> {
  const key = newKey(Date.now())
  putCase(await call<PresentedCase>({ method: 'POST', path: `/api/cases/${caseId}/block`, body: {}, key }))
}

/** Takes the wish back; the first page of those that are left. */
export const unblock = async (caseId: string): Promise<BlockPage> =>
  pageOf(await call<Answer>({ method: 'DELETE', path: `/api/me/blocks/${caseId}`, key: newKey(Date.now()) }))
