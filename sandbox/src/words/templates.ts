import type { TemplateField } from '@jinlin/domain/notifications/templates'

/** How the fields of the sandbox's templates are labelled on their cards. */
export const fieldLabels: Readonly<Record<TemplateField, string>> = {
  matter: '事项',
  place: '地点',
  who: '谁',
  latest: '最晚',
  next: '下一步',
}
