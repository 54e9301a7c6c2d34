import { DomainError } from '@jinlin/domain/errors'
import sharp from 'sharp'

const mostPixels = 24e6
const longestSide = 1600
/** Pictures drawn at the same time, and those that may wait. */
const atOnce = 1
const mayWait = 8

sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] })
sharp.concurrency(1)
sharp.cache(false)

let running = 0
const waiting: (() => void)[] = []

/** The picture drawn anew: upright, at most 1,600 px, WebP, nothing of the camera or the place in it. Throws `photo_format`, `file_too_large` for too many pixels, `retry_same_key` when too many wait. */
export async function redrawPhoto(bytes: Buffer): Promise<Buffer> {
  await turn()
  try {
    return await redraw(bytes)
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

async function turn() {
  if (running >= atOnce) {
    if (waiting.length >= mayWait) throw new DomainError('retry_same_key', { retryAfter: 3 })
    await new Promise<void>((go) => waiting.push(go))
  }
  running += 1
}

async function redraw(bytes: Buffer): Promise<Buffer> {
  try {
    return await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      .rotate()
      .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer()
  } catch (error) {
    const tooMany = error instanceof Error && error.message.includes('pixel limit')
    throw new DomainError(tooMany ? 'file_too_large' : 'photo_format')
  }
}
