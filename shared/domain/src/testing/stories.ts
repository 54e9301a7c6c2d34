import type { Case, CaseState, CommandName } from '../cases/case'
import type { CommandInput } from '../cases/commandInput'
import { decideCase } from '../cases/decideCase'
import { type NewCase, submitCase } from '../cases/submitCase'
import { DomainError, type ErrorCode } from '../errors'
import { type Actor, systemActor } from '../people/roles'
import { inputOf } from './cast'
import { aPolicy, aTap, clerk, clerk2, leader, minutes, morning, resident } from './factories'

/** One command of a story, given so many minutes after `morning`; without input a valid one. */
export type Move<N extends CommandName = CommandName> = [
  minute: number,
  command: N,
  actor: Actor,
  input?: CommandInput[N],
]

/** The case after one more command. */
export function after<N extends CommandName>(
  found: Case,
  [minute, command, actor, input]: Move<N>,
  policy = aPolicy(),
): Case {
  const now = minutes(minute)
  return decideCase(found, command, actor, input ?? inputOf(command, now), policy, now).after
}

/** The case after all these commands. */
export const tell = (found: Case, moves: Move[], policy = aPolicy()): Case =>
  moves.reduce((current, move) => after(current, move, policy), found)

/** The code a command is refused with, or `accepted`. */
export function answerTo(found: Case, move: Move, policy = aPolicy()): ErrorCode | 'accepted' {
  try {
    after(found, move, policy)
    return 'accepted'
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}

/** A case as its tap made it, at `morning`. */
export const filed = (tap: Partial<NewCase> = {}, policy = aPolicy()): Case => submitCase(aTap(tap), policy, morning)

const offerToLeader: Move = [0, 'offer', systemActor]
const accepted: Move[] = [offerToLeader, [2, 'accept', leader()]]
const toResolved: Move[] = [...accepted, [4, 'resolve', leader()]]

/** The commands that lead a fresh case into each state within its first six minutes. */
export const wayTo: Record<CaseState, Move[]> = {
  submitted: [],
  offered: [offerToLeader],
  accepted,
  in_progress: [...accepted, [3, 'start', leader()]],
  on_hold: [...accepted, [3, 'ask_hold', leader()], [4, 'approve_hold', clerk()]],
  resolved: toResolved,
  closed: [...toResolved, [5, 'confirm', resident()]],
  withdrawn: [...accepted, [4, 'withdraw', resident()]],
  declined: [offerToLeader, [1, 'propose_decline', clerk()], [2, 'approve_decline', clerk2()]],
  merged: [offerToLeader, [1, 'merge', clerk()]],
}

/** A case that got into this state by commands alone. */
export const inState = (state: CaseState, tap: Partial<NewCase> = {}, policy = aPolicy()): Case =>
  tell(filed(tap, policy), wayTo[state], policy)
