import { addToDraft } from '@jinlin/backend/inbox/addToDraft'
import type { Draft, DraftPlace } from '@jinlin/backend/inbox/DraftModel'
import type { DraftPart } from '@jinlin/backend/inbox/draftParts'
import { mayAskPlace } from '@jinlin/backend/inbox/drafts'
import { categoryOf, fileDraft, hasMatter } from '@jinlin/backend/inbox/fileDraft'
import { caseById } from '@jinlin/backend/inbox/ownCases'
import type { Case } from '@jinlin/domain/cases/case'
import type { SimilarCase } from '@jinlin/domain/cases/presentedCase'
import { timeOf } from '@jinlin/domain/clocks/shanghai'
import * as say from '@jinlin/domain/words/accountMessages'
import { lines } from '@jinlin/domain/words/lines'
import { personText } from '@jinlin/domain/words/persons'
import { mediaNames, takenBackBefore, yourPosition } from '../words/dialogue'
import { apart } from './apart'
import { filedText } from './filedText'
import { placeAtHome } from './homePlace'
import { matterOf } from './matterOf'
import { isLate, patienceMs, type Turn, waitsUntil } from './turn'

/** Reports what a message says: with what is in the making, or apart from it when it is another matter. */
export async function report(turn: Turn, part: DraftPart): Promise<string | null> {
  if (await wasTakenBack(turn)) return takenBackBefore
  const own = await apart(turn, part)
  if ('refused' in own) return own.refused
  const said = await addToReport(own.turn, own.part)
  return own.said ? lines(own.said, said ?? '') : said
}

/** Adds a message to the report in the making; as soon as there is a matter and a place, it is filed. Of the place alone we ask for the matter, of the matter alone for the place, once; what follows without it is taken down. The bound home is the place where the words name none. */
async function addToReport(turn: Turn, part: DraftPart): Promise<string | null> {
  const late = isLate(turn) && { saidAt: turn.saidAt }
  const asksPlace = (draft: Draft) => hasMatter(draft) && !draft.human && !placeFor(turn, draft)
  const opening = { wakeAt: waitsUntil(turn), asksPlace }
  const draft = await addToDraft(turn.talk, turn.inbound.key, { ...part, ...late }, opening, turn.now)
  if (draft.state !== 'open') return told(turn, draft)
  if (!hasMatter(draft)) return say.askMatter({ place: draft.place?.text ?? yourPosition })
  const place = placeFor(turn, draft)
  if (place || draft.human) {
    const placed = { ...draft, ...(place && { place }) }
    return filedText(turn, placed, await fileDraft(placed, turn.now, turn.actor))
  }
  const { key } = turn.inbound
  if (draft.askedBy !== key && !(await mayAskPlace(draft._id, key))) return stillMissing(turn, draft, part)
  return say.askPlace({ matter: matterOfDraft(draft), inbox: turn.inbox, ...(draft.unclear && { unknown: true }) })
}

/** Whether the person, seeing no answer, sent a 撤销 after this message that overtook it on the way, within ten minutes. Both times are WeChat's. */
async function wasTakenBack(turn: Turn): Promise<boolean> {
  const sentAt = turn.inbound.sentAt.getTime()
  const until = sentAt + patienceMs(turn)
  const moments = (await turn.talk.drafts()).map(({ takenBackAt }) => takenBackAt?.getTime() ?? 0)
  return moments.some((at) => at > sentAt && at <= until)
}

/** What was added, and that the place is still missing. */
function stillMissing({ inbound, inbox, now }: Turn, draft: Draft, part: DraftPart): string {
  const at = (key: string | undefined) => draft.seen.indexOf(key ?? '')
  const nth = at(inbound.key) - at(draft.askedBy)
  const what = whatCame(part)
  const waitsUntil = timeOf(draft.wakeAt ?? now)
  return say.placeStillMissing({ what, nth, waitsUntil, inbox, ...(part.unclear && { unknown: true }) })
}

/** A tap on a trade is taken down like words. */
function whatCame({ words, unheard, attachmentId, coming }: DraftPart) {
  if (words) return 'words'
  if (unheard) return 'voice'
  return attachmentId || coming ? 'photo' : 'words'
}

/** The place that was said, else the bound home, unless what was said is not clear. */
const placeFor = (turn: Turn, draft: Draft): DraftPlace | undefined =>
  draft.place ?? (draft.unclear ? undefined : placeAtHome(turn, draft))

const matterOfDraft = (draft: Draft): string =>
  draft.words.length > 0 || draft.category
    ? matterOf(categoryOf(draft), draft.words.join('\n'))
    : mediaNames[draft.unheard ? 'voice' : 'photo']

/** The same message again after its draft was filed: the same answer. */
async function told(turn: Turn, draft: Draft): Promise<string | null> {
  const found = draft.caseId ? await caseById(draft.caseId) : undefined
  if (!found) return null
  const neighbour = draft.similarId ? await caseById(draft.similarId) : undefined
  return filedText(turn, draft, { found, ...(neighbour && { similar: similarOf(neighbour) }) })
}

/** A neighbour's case as far as it may be shown. */
const similarOf = ({ _id: id, number, category, clocks, state, assignee }: Case): SimilarCase => ({
  id,
  number,
  category,
  at: clocks.startedAt.toISOString(),
  state,
  ...(assignee && { handler: personText(assignee.name, assignee.role) }),
})
