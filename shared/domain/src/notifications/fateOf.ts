import type { Case, CommandName, TimelineEntry } from '../cases/case'
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
/** News that names the person who is being asked: it is over when somebody else is. */
const namesWhoIsAsked: readonly CommandName[] = ['offer', 'breach']
const endsAsking: readonly CommandName[] = ['expire_offer', 'decline_offer']

/** News of an entry that leaves the case as it is makes only its like old: a note never hides that something waits for an answer. */
export const makesOld = (command: CommandName): readonly CommandName[] | 'all' =>
  leavesAsItIs.includes(command) ? leavesAsItIs : 'all'

const overtakes = ({ command }: TimelineEntry, news: WaitingNews): boolean =>
  !leavesAsItIs.includes(command) ||
  (news.command !== undefined && namesWhoIsAsked.includes(news.command) && endsAsking.includes(command))

const lastAfter = ({ timeline }: Case, news: WaitingNews): TimelineEntry | undefined =>
  timeline
    .filter(({ seq, at }) => (news.seq > 0 ? seq > news.seq : at > news.at))
    .filter((entry) => overtakes(entry, news))
    .at(-1)

const isOver = ({ offer }: Case, { command, userId }: WaitingNews, now: Date): boolean =>
  command === 'offer' && (offer?.to !== userId || (offer.until !== null && offer.until <= now))

const isStaff = (to: Recipient | undefined): boolean => to !== undefined && to !== 'reporter' && to !== 'followers'

/**
 * What is to become of news that is said later than it was made: `say` while it is still so; `retell` = residents hear where the case stands now;
 * `drop` = nobody needs it any more: staff see their tasks, and what somebody did themselves they know.
 */
export function fateOf(news: WaitingNews, found: Case, now: Date): 'say' | 'retell' | 'drop' {
  if (isOver(found, news, now)) return 'drop'
  const last = lastAfter(found, news)
  if (!last) return 'say'
  return isStaff(news.to) || last.by.userId === news.userId ? 'drop' : 'retell'
}
