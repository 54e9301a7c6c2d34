import type { Case } from '@jinlin/domain/cases/case'
import { fateOf } from '@jinlin/domain/notifications/fateOf'
import { newsText } from '@jinlin/domain/words/news'
import { standingNow } from '@jinlin/domain/words/standing'
import { templateFacts } from '@jinlin/domain/words/templateFacts'
import { caseTogether } from '../cases/caseTogether'
import { policyOf } from '../dispatch/policies'
import { areaNames } from '../places/areaSet'
import type { Notification } from './NotificationModel'

/** News as it is said at that moment: as it was made, in words that are true by now, or undefined when nobody needs it any more. Where a case stands has words and no template. */
export const rowNow = async (row: Notification, now: Date): Promise<Notification | undefined> => {
  if (row.caseId === '') return row
  const found = await caseTogether(row.caseId)
  if (!found) return row
  const fate = fateOf(row, found, now)
  if (fate === 'drop') return undefined
  if (fate === 'anew') return madeAnew(row, found, now)
  return fate === 'say' ? row : { ...row, text: standingNow(found, now), facts: undefined }
}

/** The same news as if its case had been at its present place, of its present kind, from the beginning. */
async function madeAnew(row: Notification, found: Case, now: Date): Promise<Notification> {
  const { place, category, clocks } = found
  const timeline = found.timeline.map((entry) =>
    entry.seq === row.seq ? { ...entry, change: { ...entry.change, place, category, clocks } } : entry,
  )
  const entry = timeline.find(({ seq }) => seq === row.seq)
  if (!entry || !row.to) return row
  const told = [{ ...found, timeline }, entry, row.to, await areaNames(), now] as const
  return { ...row, text: newsText(...told) ?? row.text, ...templateFacts(...told, await policyOf(found)) }
}
