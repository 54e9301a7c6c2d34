import { caseStates, levels } from '@jinlin/domain/cases/case'
import { z } from 'zod'

const counts = { respondSoon: z.int(), respondLate: z.int(), closeSoon: z.int(), closeLate: z.int() }

/** One line of the board. */
export const dueShape = z.strictObject({
  id: z.string(),
  number: z.string(),
  category: z.string(),
  categoryName: z.string(),
  state: z.enum(caseStates),
  level: z.enum(levels),
  areaPath: z.string(),
  areaName: z.string(),
  kind: z.enum(['respond', 'close']),
  dueAt: z.iso.datetime(),
  late: z.boolean(),
  critical: z.literal(true).optional(),
  person: z.string().optional(),
  pool: z.literal(true).optional(),
})

/** The board's figures. */
export const watchFiguresShape = z.strictObject({
  total: z.strictObject(counts),
  areas: z.array(z.strictObject({ path: z.string(), name: z.string(), ...counts })),
  people: z.array(z.strictObject({ userId: z.string(), name: z.string(), role: z.string().optional(), ...counts })),
})
