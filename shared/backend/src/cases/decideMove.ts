import type { Case, CommandName } from '@jinlin/domain/cases/case'
import type { CommandInput } from '@jinlin/domain/cases/commandInput'
import { type Decided, decideCase } from '@jinlin/domain/cases/decideCase'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { calendarAlarmOf } from '../dispatch/calendarAlarm'
import { policyOf } from '../dispatch/policies'
import { withStaff } from '../people/actorOf'
import { CaseModel, type StoredCase } from './CaseModel'
import { completeInput } from './completeInput'
import { withKnown } from './knownCases'

export type Moved = { found: Case; replayed: boolean }
/** `commandId` = the request's key · `version` = what the person saw: later notes don't matter, later decisions refuse · `fingerprint` = digest of the request · `noAlarm` = a step of the machine, which is awake with the case and sets its alarm clock afterwards · `known` = the case as the caller has just read it, tried first: the version refuses it if it is old. */
export type MoveOptions = { commandId?: string; version?: number; fingerprint?: string; noAlarm?: true; known?: Case }
export type Move<N extends CommandName> = {
  actor: Actor
  caseId: string
  command: N
  input: CommandInput[N]
  now: Date
  options: MoveOptions
}

/** A case by id, or `not_found`. */
export const readCase = async (caseId: string): Promise<StoredCase> => {
  const found = await CaseModel.findById(caseId).lean<StoredCase>()
  if (!found) throw new DomainError('not_found')
  return found
}

/** The first answer to a command already written under this id by this person; `key_reused` when it was another request. */
export const firstAnswer = (found: Case, actor: Actor, { commandId, fingerprint }: MoveOptions): Moved | undefined => {
  if (!commandId) return undefined
  const entry = found.timeline.find((each) => each.commandId === commandId && each.by.userId === actor.userId)
  if (!entry) return undefined
  if (entry.fingerprint !== fingerprint) throw new DomainError('key_reused')
  return { found, replayed: true }
}

const signed = (decided: Decided, { fingerprint }: MoveOptions): Decided => {
  const last = decided.entries.at(-1)
  if (!fingerprint || !last) return decided
  return { ...decided, entries: [...decided.entries.slice(0, -1), { ...last, fingerprint }] }
}

/** What makes a case another one for whoever is about to decide: notes, photos, reminders and followers don't. */
const decisive = [
  'turn',
  'offer',
  'assignee',
  'asking',
  'asked',
  'poolSince',
  'place',
  'category',
  'level',
  'request',
] as const

const movedSince = (found: Case, version: number): boolean =>
  version > found.version ||
  found.timeline.some(
    ({ seq, from, to, change }) => seq > version && (from !== to || decisive.some((field) => field in change)),
  )

const doerOf = async ({ actor, command, now }: Move<CommandName>, found: Case): Promise<Actor> => {
  const following = command === 'follow' || command === 'unfollow'
  const doer = await withStaff(actor, found, now, following ? 'always' : 'when it matters')
  return command === 'follow' ? withKnown(doer, found) : doer
}

/** What the command means for the case as it is now; throws the domain's refusal, or `case_moved` when it has become another one since the version the person saw. */
export const decideMove = async <N extends CommandName>(found: Case, move: Move<N>): Promise<Decided> => {
  const { command, now, options } = move
  const [actor, policy, input] = await Promise.all([
    doerOf(move, found),
    policyOf(found),
    completeInput(found, command, move.input),
  ])
  const decided = decideCase(found, command, actor, input, policy, now, options.commandId)
  if (options.version !== undefined && movedSince(found, options.version))
    throw new DomainError('case_moved', { state: found.state, version: found.version })
  calendarAlarmOf(found, decided.after, policy)
  return signed(decided, options)
}
