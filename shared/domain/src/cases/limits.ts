import type { Actor } from '../people/roles'
import type { Attachment, Case, CommandName } from './case'
import { isReporter } from './who'

/** From this many entries on people's words are refused: the rest of the 500 is kept for the machine and for deciding. */
export const mostTalk = 400
/** Photos and voices of the reporter in one case, and of everybody else in each turn. */
export const mostPhotos = 9

const talk: readonly CommandName[] = ['add_note', 'add_photo', 'urge', 'follow']

/** Whether the case has no room left for this command: notes, photos, urges and new followers end before the timeline's cap. */
export const isFull = ({ timeline }: Case, command: CommandName): boolean =>
  timeline.length >= mostTalk && talk.includes(command)

/** The files that are not attached yet, each once. */
export function newlyAttached({ attachments }: Case, wanted: readonly Attachment[]): Attachment[] {
  const known = new Set(attachments.map(({ id }) => id))
  return [...new Map(wanted.map((each) => [each.id, each])).values()].filter(({ id }) => !known.has(id))
}

/** How many more files this actor may add; what a resolving shows is not limited by it. */
export function roomForPhotos(found: Case, actor: Actor): number {
  const counts = ({ by, at }: Attachment) => by === actor.userId && (isReporter(found, actor) || at >= found.turnAt)
  return Math.max(0, mostPhotos - found.attachments.filter(counts).length)
}
