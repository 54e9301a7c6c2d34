import { editableFields } from '@jinlin/domain/dispatch/policyApi'
import { z } from 'zod'

const steps = z.strictObject({ first: z.number(), pool: z.number(), alert: z.number(), breach: z.array(z.number()) })

/** A district whose numbers somebody reads, by its code. */
export const districtShape = z.strictObject({ code: z.string(), name: z.string() })

/** One version of a district's numbers, with the minutes of a case's steps. */
export const policyShape = z.strictObject({
  version: z.int(),
  numbers: z.partialRecord(z.enum(editableFields), z.unknown()),
  steps: steps.optional(),
})

/** The same as one row of its history. */
export const policyRecordShape = policyShape.extend({
  at: z.iso.datetime(),
  by: z.string().optional(),
  reason: z.string().optional(),
})

const kept = z.strictObject({
  cases: z.int(),
  answered: z.int(),
  answeredInTime: z.int(),
  resolved: z.int(),
  resolvedInTime: z.int(),
})

/** What other numbers would change. */
export const policyPreviewShape = z.strictObject({
  before: policyShape,
  after: policyShape,
  changes: z.array(
    z.strictObject({ field: z.enum(editableFields), label: z.string(), before: z.unknown(), after: z.unknown() }),
  ),
  lately: z.strictObject({ days: z.int(), before: kept, after: kept }),
})
