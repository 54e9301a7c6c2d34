import { allowedCommands } from '@jinlin/domain/cases/allowedCommands'
import type { Case, CommandName } from '@jinlin/domain/cases/case'
import { maskedCase } from '@jinlin/domain/cases/maskedCase'
import type { PresentedCase, SimilarCase } from '@jinlin/domain/cases/presentedCase'
import { isCallOut, leaf } from '@jinlin/domain/categories/catalogue'
import { autoCloseAt } from '@jinlin/domain/clocks/autoCloseAt'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import type { Actor } from '@jinlin/domain/people/roles'
import { departmentLabel } from '@jinlin/domain/words/departments'
import type { AreaNames } from '@jinlin/domain/words/scene'
import { attachmentLink } from '../attachments/attachmentLink'
import { presentClocks } from './presentClocks'
import { presentEntries } from './presentEntries'
import { presentAssignee, presentOffer, presentReporter, presentRequest } from './presentPeople'
import { presentPlace } from './presentPlace'
import { type Viewer, viewerOf } from './viewer'

/** What stands around a case and is read once for a whole list. */
export type Surroundings = {
  policy: Policy
  names: AreaNames
  followers: number
  following: boolean
  handlerMetres?: number
  blocked?: true
  similar?: SimilarCase
  /** The viewer's commands, where they are known already. */
  commands?: CommandName[]
}

/** What this viewer sees of a case. Fields are named one by one, so a new column never leaks; hidden fields are absent, not null. */
export function presentCase(actor: Actor, found: Case, around: Surroundings, now: Date): PresentedCase {
  const viewer = viewerOf(actor, found)
  const shown = maskedCase(found, { doors: !viewer.door, numbers: !viewer.numbers })
  return {
    ...whatItIs(shown),
    ...whereItStands(shown, viewer),
    autoCloseAt: closesAt(found, around.policy),
    place: presentPlace(shown, viewer, around.names),
    clocks: presentClocks(found.clocks),
    reporter: presentReporter(found, viewer),
    offer: presentOffer(actor, found, viewer),
    assignee: presentAssignee(actor, found, viewer.close ? around.handlerMetres : undefined),
    request: presentRequest(actor, shown, viewer),
    following: around.following || undefined,
    followers: around.followers,
    blocked: around.blocked,
    attachments: presentAttachments(actor, found, now),
    timeline: presentEntries(shown, viewer, around.names),
    commands: around.commands ?? allowedCommands(found, actor, around.policy, now),
    metres: metresOf(actor),
    urgeAgainAt: viewer.reporter ? urgeAgainAt(found, around.policy) : undefined,
    similar: around.similar,
  }
}

/** What somebody sees who stands to the case as another viewer does: the same, but for the own distance and the own links. */
export const presentAlike = (seen: PresentedCase, actor: Actor, found: Case, now: Date): PresentedCase => ({
  ...seen,
  attachments: presentAttachments(actor, found, now),
  metres: metresOf(actor),
})

const metresOf = ({ staff }: Actor) => (staff?.metres === undefined ? undefined : Math.round(staff.metres))

function whatItIs(found: Case) {
  const category = leaf(found.category)
  return {
    id: found._id,
    number: found.number,
    category: found.category,
    categoryName: category?.name ?? found.category,
    kind: isCallOut(found.category) ? ('callout' as const) : ('report' as const),
    needsAfterPhoto: category?.needsAfterPhoto ?? false,
    words: found.words,
    createdAt: (found.timeline[0]?.at ?? found.clocks.startedAt).toISOString(),
    dispatchAt: found.dispatchAt.toISOString(),
  }
}

function whereItStands(found: Case, viewer: Viewer) {
  const { state, level, turn, turnAt, version, poolSince, departmentId, supervised, unsorted, rating, parentId } = found
  const worksOnIt = viewer.staff || viewer.handler
  return {
    state,
    level,
    turn,
    turnAt: turnAt.toISOString(),
    version,
    poolSince: poolSince?.toISOString(),
    departmentName: departmentId ? departmentLabel(departmentId) : undefined,
    supervised: worksOnIt ? supervised : undefined,
    needsSorting: worksOnIt ? unsorted : undefined,
    rating: rating && { stars: rating.stars, solved: rating.solved, line: rating.line, turn: rating.turn },
    parentId,
  }
}

const presentAttachments = (actor: Actor, { attachments }: Case, now: Date): PresentedCase['attachments'] =>
  attachments.map(({ id, kind, phase, at }) => ({
    id,
    kind,
    phase,
    at: at.toISOString(),
    url: attachmentLink(id, actor.userId, now),
  }))

const closesAt = ({ state, clocks }: Case, policy: Policy): string | undefined =>
  state === 'resolved' ? autoCloseAt(clocks, policy)?.toISOString() : undefined

function urgeAgainAt({ urgedAt }: Case, { urgeHours, timeScale }: Policy): string | undefined {
  return urgedAt && new Date(urgedAt.getTime() + urgeHours * 3_600_000 * timeScale).toISOString()
}

/** A similar open case as a neighbour may see it: without place or words, its handler's name masked by whoever found it. */
export const presentSimilar = (similar: SimilarCase): SimilarCase => ({
  id: similar.id,
  number: similar.number,
  category: similar.category,
  at: similar.at,
  state: similar.state,
  handler: similar.handler,
})
