import { errcode } from '../errors'
import type { Call, Handler } from '../http'
import { makeId } from '../makeId'
import { clockOf, type World } from '../world'

const kb = 1024
/** What may be uploaded for passive and customer messages, and how big. */
const limits: Record<string, { bytes: number; kinds: RegExp }> = {
  image: { bytes: 10 * 1024 * kb, kinds: /^image\/(png|jpeg|jpg|gif|bmp)$/ },
  voice: { bytes: 2 * 1024 * kb, kinds: /^audio\// },
  video: { bytes: 10 * 1024 * kb, kinds: /^video\// },
  thumb: { bytes: 64 * kb, kinds: /^image\/(jpeg|jpg)$/ },
}
/** Uploaded and sent media live three days. */
const lifeMs = 3 * 86_400_000

/** `GET /cgi-bin/media/get`: the bytes, an address for videos, or 40007. */
export const mediaGet: Handler = ({ world, query, url }) => {
  const id = query.get('media_id') ?? ''
  const found = world.media.get(id)
  if (!found || found.at + lifeMs < clockOf(world)) return errcode(40007)
  if (found.type === 'video') return { video_url: `${url.origin}/__fake/media?id=${id}` }
  const ending = found.contentType.split('/')[1] ?? 'bin'
  return { bytes: found.bytes, contentType: found.contentType, name: `media.${ending}` }
}

/** `POST /cgi-bin/media/upload?type=`: a multipart form with one file called `media`. */
export const mediaUpload: Handler = async (call) => {
  const type = call.query.get('type') ?? ''
  const limit = limits[type]
  if (!limit) return errcode(40004)
  const file = await fileOf(call)
  if (!file) return errcode(41005)
  if (file.bytes.length > limit.bytes) return errcode(45001)
  if (!limit.kinds.test(file.contentType)) return errcode(40005)
  const id = keepMedia(call.world, type, file.contentType, file.bytes)
  return { type, media_id: id, created_at: Math.floor(clockOf(call.world) / 1000) }
}

/** `POST /cgi-bin/media/uploadimg`: a picture for articles, kept for good; its address. */
export const uploadImage: Handler = async (call) => {
  const file = await fileOf(call)
  if (!file) return errcode(41005)
  if (file.bytes.length > 1024 * kb) return errcode(40009)
  if (!/^image\/(png|jpe?g)$/.test(file.contentType)) return errcode(40005)
  return { url: `http://mmbiz.qpic.cn/fake/${keepMedia(call.world, 'article', file.contentType, file.bytes)}` }
}

/** Keeps bytes under a new media id. */
export function keepMedia(world: World, type: string, contentType: string, bytes: Buffer): string {
  const id = makeId(64)
  world.media.set(id, { type, contentType, bytes, at: clockOf(world) })
  return id
}

async function fileOf({ body, contentType }: Call) {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => undefined)
  const file = form?.get('media')
  if (!file || typeof file === 'string') return undefined
  const type = file.type || 'application/octet-stream'
  return { contentType: type, bytes: Buffer.from(await file.arrayBuffer()) }
}
