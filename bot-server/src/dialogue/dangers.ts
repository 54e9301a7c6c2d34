import type { Draft } from '@jinlin/backend/inbox/DraftModel'
import type { Case } from '@jinlin/domain/cases/case'
import { emergencyIn } from '@jinlin/domain/understanding/emergency'
import type { Emergency } from '@jinlin/domain/understanding/emergencyKinds'
import type { Turn } from './turn'

/** The dangers the person told of in an emergency's case, but for this very message. */
export function dangersIn({ inbound, talk }: Turn, { words }: Draft, { timeline }: Case): Emergency[] {
  const own = timeline.filter(
    ({ by, commandId }) => by.userId === talk.userId && !commandId?.startsWith(`${inbound.key}-note`),
  )
  return [...words, ...own.flatMap(({ note }) => note ?? [])].flatMap((each) => emergencyIn(each) ?? [])
}
