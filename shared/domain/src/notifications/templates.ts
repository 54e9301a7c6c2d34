/** The kinds of news that have a template of WeChat's: three for residents, one for staff. What has none goes while a window is open, or with the next reply. */
export const templateTitles = ['accepted', 'resolved', 'late', 'task'] as const
export type TemplateTitle = (typeof templateTitles)[number]

/** The fields of every template: what, where, who has it, until when, what comes next. */
export const templateFields = ['matter', 'place', 'who', 'latest', 'next'] as const
export type TemplateField = (typeof templateFields)[number]
export type TemplateFacts = Record<TemplateField, string>

/** A template as an account or the mini-program has it; `fields` = the names its fields have there, where they are not the usual ones. */
export type Template = { id: string; fields?: Partial<Record<TemplateField, string>> }
export type Templates = Partial<Record<TemplateTitle, Template>>

/** The names of the fields unless a template says otherwise. */
export const usualFields: Readonly<Record<TemplateField, string>> = {
  matter: 'thing1',
  place: 'thing2',
  who: 'thing3',
  latest: 'time4',
  next: 'thing5',
}

/** Whether a kind of news has a template. */
export const isTemplateTitle = (title: string): title is TemplateTitle =>
  (templateTitles as readonly string[]).includes(title)

/** The facts as WeChat takes them: by the names of the template's own fields. */
export const templateData = (facts: TemplateFacts, { fields }: Template): Record<string, { value: string }> =>
  Object.fromEntries(templateFields.map((field) => [fields?.[field] ?? usualFields[field], { value: facts[field] }]))
