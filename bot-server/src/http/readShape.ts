import { refusalOf } from '@jinlin/domain/cases/refusalOf'
import type { z } from 'zod'

/** Checks one outside value against its shape, once. Throws `invalid` naming the field, or the code a shape names itself (`words_too_long`). */
export function readShape<Shape extends z.ZodType>(shape: Shape, value: unknown): z.output<Shape> {
  const checked = shape.safeParse(value)
  if (!checked.success) throw refusalOf(checked.error)
  return checked.data
}
