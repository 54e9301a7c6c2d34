import { type Templates, templateFields, templateTitles, usualFields } from '@jinlin/domain/notifications/templates'
import { templateNames } from '@jinlin/domain/words/templateFacts'
import { fieldLabels } from '../words/templates'
import type { FakeTemplate } from './types'

const idOf = (title: string): string => `sandbox-template-${title}`
const labels = Object.fromEntries(templateFields.map((field) => [usualFields[field], fieldLabels[field]]))

/** The sandbox's templates as its WeChat has them: one for each title, the same for all accounts and the mini-program. */
export const templateLibrary: readonly FakeTemplate[] = templateTitles.map((title) => ({
  id: idOf(title),
  title: templateNames[title],
  labels,
}))

/** The same as settings of an account or of the mini-program; none where a town is started with TOWN_TEMPLATES=0, to measure what templates cost. */
export const sandboxTemplates: Templates =
  process.env.TOWN_TEMPLATES === '0'
    ? {}
    : Object.fromEntries(templateTitles.map((title) => [title, { id: idOf(title) }]))
