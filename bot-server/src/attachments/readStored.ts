import { attachmentById, casesHolding, readAttachment } from '@jinlin/backend/attachments/attachments'
import { seesCase } from '@jinlin/backend/cases/queries'
import { seesCodeOf } from '@jinlin/backend/groups/groups'
import { actorOf } from '@jinlin/backend/people/actorOf'
import { id as idShape } from '@jinlin/domain/cases/apiFields'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { z } from 'zod'
import { anybody } from '../http/anybody'
import { readShape } from '../http/readShape'
import type { Call } from '../http/route'
import { isLinkValid } from './attachmentLink'

const linkShape = z.strictObject({ viewer: idShape, until: z.coerce.number().int(), sig: z.string().max(64) })
/** What a link carries; whoever is signed in needs none of it. */
export const linkQuery = linkShape.partial()
type LinkQuery = z.output<typeof linkQuery>

/** Writes the bytes to the answer. Whoever asks is the signed-in person or the one the link was made for; both must be able to see the case, or to get into the group by its code, now. */
export async function readStored({ ctx, actor, params, query, now }: Call<unknown, LinkQuery>): Promise<void> {
  const id = params.id ?? ''
  const viewer = query.sig === undefined ? actor : await viewerOfLink(id, query, actor, now)
  if (viewer === anybody) throw new DomainError('signed_out')
  const stored = await attachmentById(id)
  const seen = stored.by === viewer.userId || (await seesCaseOf(id, viewer, now)) || (await seesCodeOf(viewer, id))
  if (!seen) throw new DomainError('not_found')
  ctx.set('Content-Disposition', 'attachment')
  ctx.set('Cache-Control', 'private, max-age=300')
  ctx.type = stored.contentType
  ctx.length = stored.size
  ctx.body = readAttachment(id)
}

async function seesCaseOf(id: string, viewer: Actor, now: Date): Promise<boolean> {
  for (const found of await casesHolding(id)) if (await seesCase(viewer, found, now)) return true
  return false
}

async function viewerOfLink(id: string, query: LinkQuery, actor: Actor, now: Date) {
  const link = readShape(linkShape, query)
  const stranger = actor !== anybody && actor.userId !== link.viewer
  if (stranger || !isLinkValid(id, link, now)) throw new DomainError('not_found')
  return actorOf(link.viewer)
}
