import type { Case, CaseChange, CommandName, TimelineEntry } from '@jinlin/domain/cases/case'
import type { Decided } from '@jinlin/domain/cases/decideCase'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import mongoose from 'mongoose'
import { guardWrite } from '../infra/guardWrite'
import { CaseModel, type StoredCase } from './CaseModel'
import { decideMove, type Move } from './decideMove'
import { addFollower, followersOf } from './followers'
import { writeDecided } from './writeDecided'

/** An entry that tells nobody and owes nothing: what a merge leaves on the parent and on the cases merged before. */
const quietly = (found: Case, actor: Actor, command: CommandName, change: CaseChange, now: Date): Decided => {
  const version = found.version + 1
  const entry: TimelineEntry = {
    seq: version,
    turn: found.turn,
    at: now,
    by: { userId: actor.userId, name: actor.name },
    command,
    from: found.state,
    to: found.state,
    change,
    visibility: 'staff',
  }
  const set = { ...change, version }
  return { after: { ...found, version } as Case, entries: [entry], set, unset: [] }
}

/** Somebody was faster at one of the cases: the transaction is rolled back and decided anew. */
class Lost extends Error {}

const written = async (found: Case, decided: Decided): Promise<StoredCase> => {
  const after = await writeDecided(found, decided)
  if (!after) throw new Lost()
  return after
}

const parentOf = async (id: string): Promise<StoredCase> => {
  const parent = await CaseModel.findById(id).lean<StoredCase>()
  if (!parent) throw new DomainError('not_found')
  return parent
}

const moveFollowers = async (child: Case, parent: Case, now: Date): Promise<void> => {
  for (const userId of [child.reporter.userId, ...(await followersOf(child._id))]) {
    if (userId !== parent.reporter.userId) await addFollower(parent._id, userId, now)
  }
}

const moveChildren = async (child: Case, parent: Case, actor: Actor, now: Date): Promise<void> => {
  const children = await CaseModel.find({ parentId: child._id }).lean<StoredCase[]>()
  for (const each of children) await written(each, quietly(each, actor, 'merge', { parentId: parent._id }, now))
}

const mergeOnce = async (child: StoredCase, move: Move<'merge'>): Promise<StoredCase> => {
  const { actor, now } = move
  const parent = await parentOf(move.input.into.id)
  const into = {
    id: parent._id,
    state: parent.state,
    areaPath: parent.place.areaPath,
    ...(parent.parentId ? { parentId: parent.parentId } : {}),
  }
  const merged = await written(child, await decideMove(child, { ...move, input: { into } }))
  await moveFollowers(child, parent, now)
  await moveChildren(child, parent, actor, now)
  await written(parent, quietly(parent, actor, 'follow', {}, now))
  return merged
}

/** Merges a case into its parent in one transaction: the child ends, reporter and followers follow the parent, earlier children move along. Null when somebody was faster. */
export const mergeCase = async (child: StoredCase, move: Move<'merge'>): Promise<StoredCase | null> => {
  let merged: StoredCase | null = null
  try {
    await guardWrite(() =>
      mongoose.connection.transaction(
        async () => {
          merged = await mergeOnce(child, move)
        },
        { readConcern: 'snapshot', writeConcern: { w: 'majority', j: true } },
      ),
    )
  } catch (error) {
    if (error instanceof Lost) return null
    throw error
  }
  return merged
}
