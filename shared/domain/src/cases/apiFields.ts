import { z } from 'zod'
import type { ErrorCode } from '../errors'

// A refusal with a code of its own carries it as the issue's message; refusalOf.ts reads it there.
const code = (name: ErrorCode) => name

const LONGEST_WORDS = 10_000
const fits = (text: string, limit: number) => text.length <= limit || [...text].length <= limit
/** At most so many code points; the refusal knows how many, for the sentence people read. */
const atMost = (limit: number) =>
  [(text: string) => fits(text, limit), { error: code('words_too_long'), params: { limit } }] as const

/** Text as it may be stored: lone surrogates become U+FFFD, so that every store and screen takes it. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD')

/** People's words, at most 10,000 characters (code points). */
export const words = z
  .string()
  .transform(wellFormed)
  .refine(...atMost(LONGEST_WORDS))

/** A line people add: trimmed, up to so many code points. */
export const line = (limit: number) =>
  z
    .string()
    .transform((text) => wellFormed(text).trim())
    .refine(...atMost(limit))

/** Why: never empty, at most 500 characters. */
export const reason = z
  .string({ error: (issue) => (issue.input === undefined ? code('reason_missing') : undefined) })
  .transform((text) => wellFormed(text).trim())
  .refine((text) => text.length > 0, { error: code('reason_missing') })
  .refine(...atMost(500))

/** Ids of ours and keys of phones: at most 64 characters that mean nothing to any store. */
export const id = z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/)

/** The key of a POST: of the tap, of the command. */
export const idempotencyKey = z.string().regex(/^[A-Za-z0-9_.:-]{1,64}$/)

/** A leaf of the catalogue; whether it exists is decided where the catalogue is read. */
export const category = z.string().regex(/^[A-Z][0-9]{2,8}$/, { error: code('category_unknown') })

/** A point with its datum; never guessed. */
export const point = z.strictObject({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  datum: z.enum(['gcj02', 'wgs84']),
})

/** A moment with its offset. */
export const moment = z.iso.datetime({ offset: true })

/** Up to nine photos or voices that were uploaded before. */
export const attachmentIds = z.array(id).max(9)
export const someAttachmentIds = z
  .array(id)
  .min(1, { error: code('photo_missing') })
  .max(9)
