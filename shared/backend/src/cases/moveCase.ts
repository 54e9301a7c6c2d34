import type { CommandName } from '@jinlin/domain/cases/case'
import type { CommandInput } from '@jinlin/domain/cases/commandInput'
import { because } from '@jinlin/domain/cases/refusal'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { metrics } from '../infra/metrics'
import { oneAtATime } from '../infra/oneAtATime'
import { wake } from '../jobs/wake'
import type { StoredCase } from './CaseModel'
import { claimCase } from './claimCase'
import { decideMove, firstAnswer, type Move, type Moved, type MoveOptions, readCase } from './decideMove'
import { besideCase } from './followers'
import { mergeCase } from './mergeCase'
import { writeDecided, writeStep } from './writeDecided'

export type { Moved, MoveOptions } from './decideMove'

/** Commands that make sense after any other one are tried longer than those that decide who was faster. */
const patient: readonly CommandName[] = ['add_note', 'add_photo', 'follow', 'unfollow', 'urge']
const triesOf = (command: CommandName): number => (patient.includes(command) ? 10 : 3)

const attempt = async <N extends CommandName>(found: StoredCase, move: Move<N>): Promise<StoredCase | null> => {
  if (move.command === 'merge') return mergeCase(found, move as Move<'merge'>)
  if (move.command === 'claim') return claimCase(found, move as Move<'claim'>)
  const decided = await decideMove(found, move)
  if (move.options.noAlarm) return writeStep(found, decided)
  return besideCase(found, move, () => writeDecided(found, decided))
}

const pause = (tries: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * tries))

/**
 * The only writer of a case that exists: due steps first, then the command, in one write or not at all. A repeated `commandId` gets the first answer.
 * A lost race is decided anew while the command still makes sense; else the domain's refusal (`taken` names the winner), at last `case_moved`.
 */
export const moveCase = async <N extends CommandName>(
  actor: Actor,
  caseId: string,
  command: N,
  input: CommandInput[N],
  now: Date,
  options: MoveOptions = {},
): Promise<Moved> => {
  const move: Move<N> = { actor, caseId, command, input, now, options }
  const lane = laneOf(move)
  return lane ? oneAtATime(lane, () => moved(move)) : moved(move)
}

/** One person's claims go one after the other, so that they don't meet in their lane; so do the notes of one case, which would only overtake each other. */
const laneOf = ({ command, actor, caseId }: Move<CommandName>): string | undefined => {
  if (command === 'claim') return `claim ${actor.userId}`
  return patient.includes(command) ? `notes ${caseId}` : undefined
}

const moved = async <N extends CommandName>(move: Move<N>): Promise<Moved> => {
  const { actor, caseId, command, options } = move
  const tries = triesOf(command)
  for (let round = 1; round <= tries; round += 1) {
    const known = round === 1 ? (options.known as StoredCase | undefined) : undefined
    const found = known ?? (await readCase(caseId))
    const first = firstAnswer(found, actor, options)
    if (first) return first
    const after = await attempt(found, move)
    if (after) {
      metrics.commands.inc({ command })
      if (!options.noAlarm) await wake(after)
      return { found: after, replayed: false }
    }
    metrics.lostRaces.inc({ command })
    await pause(round)
  }
  const { state, version } = await readCase(caseId)
  throw new DomainError('case_moved', because('race', { state, version }))
}
