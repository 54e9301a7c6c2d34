import type { Case, CommandName, TimelineEntry } from '../cases/case'
import { wishStands } from '../cases/mergeWish'
import type { Recipient } from './recipients'

/** News as it waits: `seq` of its entry, 0 for an answer that came too late; `at` = when it was made. */
export type WaitingNews = { seq: number; at: Date; userId: string; to?: Recipient; command?: CommandName }

/** Entries that leave a case as people know it: words, pictures, nudges, requests, who looks on, who is being asked. */
export const leavesAsItIs: readonly CommandName[] = [
  'offer',
  'expire_offer',
  'decline_offer',
  'open_pool',
  'alert',
  'remind',
  'urge',
  'supervise',
  'add_note',
  'add_photo',
  'follow',
  'unfollow',
  'ask_hold',
  'refuse_hold',
  'propose_decline',
  'refuse_decline',
]
/** Entries that make what was said of a case less true and take it from nobody: a better place, a better name, a deadline that passed. */
const corrects: readonly CommandName[] = ['change_place', 'recategorise', 'breach']
/** News of them says something of its own: it makes only its like old. */
const saysItsOwn: readonly CommandName[] = ['add_note', 'add_photo', 'change_place', 'recategorise']
/** Only one request is pending: a newer one stands in the place of the older. */
const asksStaff: readonly CommandName[] = ['ask_hold', 'propose_decline']
const endsAsking: readonly CommandName[] = ['expire_offer', 'decline_offer']
/** What ends a question to staff although it takes the case from nobody, or is a newer question of its kind. */
const answeredBy: Partial<Record<CommandName, readonly CommandName[]>> = {
  offer: ['offer', ...endsAsking],
  ask_hold: ['refuse_hold', ...asksStaff],
  propose_decline: ['refuse_decline', ...asksStaff],
  alert: ['breach'],
  remind: ['breach'],
  breach: ['breach'],
}

/** Which older news of the case newer news makes old; a note or a better place never hides that something waits for an answer. */
export const makesOld = (command: CommandName): readonly CommandName[] | 'all' => {
  if (saysItsOwn.includes(command)) return [command]
  return leavesAsItIs.includes(command) ? leavesAsItIs : 'all'
}

const laterThan = ({ timeline }: Case, { seq, at }: WaitingNews): TimelineEntry[] =>
  timeline.filter((entry) => (seq > 0 ? entry.seq > seq : entry.at > at))

/** The person is not being asked any more. */
const isOver = ({ offer }: Case, { command, userId, to }: WaitingNews, now: Date): boolean =>
  (command === 'offer' || to === 'offered') && (offer?.to !== userId || (offer.until !== null && offer.until <= now))

const isStaff = (to: Recipient | undefined): boolean => to !== undefined && to !== 'reporter' && to !== 'followers'

/**
 * What is to become of news that is said later than it was made: `say` while it is still so; `anew` = the same, in the words of now, to staff whose case was corrected;
 * `retell` = residents hear where the case stands now; `drop` = nobody needs it any more: another has it, or they acted on it, and what somebody did themselves they know.
 */
export function fateOf(news: WaitingNews, found: Case, now: Date): 'say' | 'anew' | 'retell' | 'drop' {
  if (isOver(found, news, now)) return 'drop'
  const later = laterThan(found, news)
  if (!isStaff(news.to)) return fateForResident(news, later)
  return asksForMerge(found, news) ? fateOfWish(news, found, later) : fateForStaff(news, later)
}

const asksForMerge = ({ timeline }: Case, { seq }: WaitingNews): boolean =>
  timeline.some((entry) => entry.seq === seq && entry.mergeInto !== undefined)

const anewOrSay = (later: readonly TimelineEntry[]) =>
  later.some((entry) => corrects.includes(entry.command)) ? 'anew' : 'say'

/** Whoever has the case, two matters stay one: only a merge or the end of the case answers. */
const fateOfWish = (news: WaitingNews, found: Case, later: readonly TimelineEntry[]) =>
  wishStands(found, news) ? anewOrSay(later) : 'drop'

function fateForStaff({ command }: WaitingNews, later: readonly TimelineEntry[]) {
  const answered = (command && answeredBy[command]) ?? []
  const stands = (each: CommandName) =>
    !answered.includes(each) && (leavesAsItIs.includes(each) || corrects.includes(each))
  if (!later.every((entry) => stands(entry.command))) return 'drop'
  return anewOrSay(later)
}

/** An apology names who is asked now: it is told anew when nobody is. */
function fateForResident({ command, userId }: WaitingNews, later: readonly TimelineEntry[]) {
  const last = later
    .filter(
      (entry) => !leavesAsItIs.includes(entry.command) || (command === 'breach' && endsAsking.includes(entry.command)),
    )
    .at(-1)
  if (!last) return 'say'
  return last.by.userId === userId && !corrects.includes(last.command) ? 'drop' : 'retell'
}
