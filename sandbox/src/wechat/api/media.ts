import { errcode } from '../errors'
import type { Handler } from '../http'
import { clockOf, makeId, type World } from '../world'

/** `GET /cgi-bin/media/get`: the bytes, or 40007. */
export const mediaGet: Handler = ({ world, query }) => {
  const found = world.media.get(query.get('media_id') ?? '')
  if (!found) return errcode(40007)
  const ending = found.contentType.split('/')[1] ?? 'bin'
  return { bytes: found.bytes, contentType: found.contentType, name: `media.${ending}` }
}

/** `POST /cgi-bin/media/upload?type=`: a multipart form with one file called `media`. */
export const mediaUpload: Handler = async ({ world, query, body, contentType }) => {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => undefined)
  const file = form?.get('media')
  if (!file || typeof file === 'string') return errcode(44002)
  const type = query.get('type') ?? 'image'
  const media_id = keepMedia(
    world,
    type,
    file.type || 'application/octet-stream',
    Buffer.from(await file.arrayBuffer()),
  )
  return { type, media_id, created_at: Math.floor(clockOf(world) / 1000) }
}

/** Keeps bytes under a new media id. */
export function keepMedia(world: World, type: string, contentType: string, bytes: Buffer): string {
  const id = makeId(64)
  world.media.set(id, { type, contentType, bytes })
  return id
}
