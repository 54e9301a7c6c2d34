import { z } from 'zod'
import { type TemplateTitle, templateTitles } from './templates'

/** What a person answered when the mini-program asked for news: each template once, allowed or not. */
export const consentBody = z.strictObject({
  answers: z
    .array(z.strictObject({ templateId: z.string().min(1).max(128), accepted: z.boolean() }))
    .min(1)
    .max(templateTitles.length)
    .refine((answers) => new Set(answers.map(({ templateId }) => templateId)).size === answers.length),
})
export type ConsentBody = z.infer<typeof consentBody>

/** One kind of news the mini-program may ask for: how often it may still come, and whether the last answer was no. */
export type PresentedConsent = { title: TemplateTitle; templateId: string; credits: number; refused: boolean }
