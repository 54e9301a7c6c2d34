import type { Case, CaseChange, CommandName, TimelineEntry } from '@jinlin/domain/cases/case'
import { caughtUp, type Decided, decided } from '@jinlin/domain/cases/catchUp'
import { applyChange } from '@jinlin/domain/cases/foldTimeline'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { policyOf } from '../dispatch/policies'
import { inTransaction } from '../infra/inTransaction'
import { wake } from '../jobs/wake'
import { CaseModel, type StoredCase } from './CaseModel'
import { decideMove, type Move } from './decideMove'
import { bringFollowers } from './mergedFollowers'
import { writeDecided } from './writeDecided'

type Quiet = { actor: Actor; command: CommandName; change: CaseChange; now: Date }

/** An entry that tells nobody: what a merge leaves on the parent and on the cases merged before, once they are caught up. */
const quietly = (current: Case, { actor, command, change, now }: Quiet): Case => {
  const version = current.version + 1
  const entry: TimelineEntry = {
    seq: version,
    turn: current.turn,
    at: now,
    by: { userId: actor.userId, name: actor.name },
    command,
    from: current.state,
    to: current.state,
    change,
    visibility: 'staff',
  }
  return { ...applyChange(current, change), version, timeline: [...current.timeline, entry] }
}

/** Somebody was faster at one of the cases: the transaction is rolled back and decided anew. */
class Lost extends Error {}

const written = async (found: StoredCase, next: Decided): Promise<StoredCase> => {
  const after = await writeDecided(found, next)
  if (!after) throw new Lost()
  return after
}

/** A case that a merge touches beside the one merged: as it was read, as it stands at `now`, and what it goes by. */
type Beside = { found: StoredCase; current: Case; policy: Policy }

const besideOf = async (found: StoredCase, now: Date): Promise<Beside> => {
  const policy = await policyOf(found)
  return { found, current: caughtUp(found, policy, now), policy }
}

const parentOf = async (id: string, now: Date): Promise<Beside> => {
  const parent = await CaseModel.findById(id).lean<StoredCase>()
  if (!parent) throw new DomainError('not_found')
  return besideOf(parent, now)
}

const leave = ({ found, current, policy }: Beside, entry: Quiet): Promise<StoredCase> =>
  written(found, decided(found, quietly(current, entry), policy, entry.now))

const moveChildren = async (child: Case, parent: Case, actor: Actor, now: Date): Promise<void> => {
  const children = await CaseModel.find({ parentId: child._id }).lean<StoredCase[]>()
  const entry: Quiet = { actor, command: 'merge', change: { parentId: parent._id }, now }
  for (const each of children) await leave(await besideOf(each, now), entry)
}

type Merged = { child: StoredCase; parent: StoredCase }

const mergeOnce = async (found: StoredCase, move: Move<'merge'>): Promise<Merged> => {
  const { actor, now } = move
  const beside = await parentOf(move.input.into.id, now)
  const { _id: id, state, place, parentId } = beside.current
  const into = { id, state, areaPath: place.areaPath, ...(parentId ? { parentId } : {}) }
  const child = await written(found, await decideMove(found, { ...move, input: { into } }))
  await bringFollowers(found, beside.current, now)
  await moveChildren(found, beside.current, actor, now)
  return { child, parent: await leave(beside, { actor, command: 'follow', change: {}, now }) }
}

/**
 * Merges a case into its parent in one transaction: the child ends, reporter and followers follow the parent, earlier children move along. What fell due on
 * the parent before is written first, and wakes it. Null when somebody was faster.
 */
export const mergeCase = async (found: StoredCase, move: Move<'merge'>): Promise<StoredCase | null> => {
  try {
    const { child, parent } = await inTransaction(() => mergeOnce(found, move))
    await wake(parent)
    return child
  } catch (error) {
    if (error instanceof Lost) return null
    throw error
  }
}
