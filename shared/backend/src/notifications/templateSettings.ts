import { type Templates, templateTitles } from '@jinlin/domain/notifications/templates'
import { z } from 'zod'

const template = z.strictObject({
  id: z.string().min(1).max(128),
  fields: z.partialRecord(z.enum(['matter', 'place', 'who', 'latest', 'next']), z.string().min(1).max(32)).optional(),
})

/** The templates of an account or of the mini-program by title: `{accepted: {id, fields?}, resolved, late, task}`; what is left out is a channel that is not there. */
export const templatesShape = z.partialRecord(z.enum(templateTitles), template)

/** The same as one line of JSON, as an environment variable holds it; empty = none. */
export const templatesText = z
  .string()
  .default('')
  .transform((text, context): Templates => {
    const checked = templatesShape.safeParse(text.trim() === '' ? {} : jsonIn(text))
    if (checked.success) return checked.data as Templates
    context.addIssue({ code: 'custom', message: 'no list of templates' })
    return z.NEVER
  })

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
