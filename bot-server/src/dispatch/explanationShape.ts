import { offerOutcomes } from '@jinlin/domain/dispatch/askedSoFar'
import { passedOverReasons } from '@jinlin/domain/dispatch/passedOver'
import { z } from 'zod'

const moment = z.iso.datetime()

const neighbour = z.strictObject({
  userId: z.string(),
  name: z.string(),
  role: z.string(),
  areaName: z.string().optional(),
  metres: z.int().optional(),
  openJobs: z.int(),
  offers: z.int(),
  why: z.enum(passedOverReasons).optional(),
  text: z.string().optional(),
})

/** Why a case went to whom it went, or to nobody. */
export const explanationShape = z.strictObject({
  text: z.string(),
  asked: z.array(
    z.strictObject({
      name: z.string(),
      role: z.string(),
      turn: z.int(),
      at: moment,
      reason: z.string(),
      outcome: z.enum(offerOutcomes),
      text: z.string(),
      endedAt: moment.optional(),
    }),
  ),
  people: z.array(neighbour),
  person: neighbour.optional(),
})
