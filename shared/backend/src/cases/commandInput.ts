import type { Case } from '@jinlin/domain/cases/case'
import type { CommandBody } from '@jinlin/domain/cases/caseApi'
import type { CommandInput, Parent } from '@jinlin/domain/cases/commandInput'
import { worksOn } from '@jinlin/domain/cases/effects/reporting'
import { because } from '@jinlin/domain/cases/refusal'
import { leaf } from '@jinlin/domain/categories/catalogue'
import { isLike } from '@jinlin/domain/categories/duplicates'
import { momentOfField } from '@jinlin/domain/clocks/shanghai'
import { validSkills } from '@jinlin/domain/dispatch/certificates'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor, Role } from '@jinlin/domain/people/roles'
import { contains } from '@jinlin/domain/places/area'
import { attachmentsOf } from '../attachments/attachments'
import { officersWhoMerge } from '../dispatch/officersWhoMerge'
import { policyOf } from '../dispatch/policies'
import { type Staff, StaffModel } from '../dispatch/StaffModel'
import { placeOf } from '../places/findGrid'
import { readCase } from './decideMove'
import { caseInScope } from './queries'

type Body<N extends CommandBody['command']> = Extract<CommandBody, { command: N }>

const photos = async (ids: readonly string[] | undefined, actor: Actor) =>
  ids?.length ? { attachments: await attachmentsOf(ids, actor) } : {}

const staffById = async (id: string): Promise<Staff> => {
  const staff = await StaffModel.findById(id).lean<Staff>()
  if (!staff) throw new DomainError('not_found', because('person'))
  return staff
}

/** The role in which somebody is assigned: the trade a call-out asks for, else what they are in the case's area, else their first post. */
const roleFor = (staff: Staff, found: Case): Role | undefined => {
  const { skill } = leaf(found.category) ?? {}
  const trade = staff.posts.find(({ role }) => role === 'tradesperson' && skill && staff.skills.includes(skill))
  const here = staff.posts.find(({ areaPath }) => areaPath && contains(areaPath, found.place.areaPath))
  return (trade ?? here ?? staff.posts[0])?.role
}

/** Whoever is assigned works in an area the superior answers for, or answers for the case's own. */
const mayBeAssigned = (staff: Staff, actor: Actor, found: Case): boolean =>
  staff.posts.some(
    ({ areaPath }) =>
      areaPath &&
      (contains(areaPath, found.place.areaPath) ||
        actor.grants.some((grant) => grant.areaPath && contains(grant.areaPath, areaPath))),
  )

const assigned = async (actor: Actor, found: Case, { person }: Body<'assign'>): Promise<CommandInput['assign']> => {
  const staff = await staffById(person)
  const role = roleFor(staff, found)
  if (!role || !mayBeAssigned(staff, actor, found)) throw new DomainError('not_found', because('person'))
  return { person: { userId: staff._id, name: staff.name, role } }
}

const handedBack = async (
  found: Case,
  { reason, to }: Body<'hand_back'>,
  now: Date,
): Promise<CommandInput['hand_back']> => {
  if (!to) return { reason }
  const staff = await staffById(to)
  if (!staff.posts.some(({ role }) => role === 'tradesperson')) throw new DomainError('not_found', because('person'))
  const { certifiedSkills } = await policyOf(found)
  return { reason, to: { userId: staff._id, name: staff.name, skills: validSkills(staff, certifiedSkills, now) } }
}

const parentOf = ({ _id: id, state, place: { areaPath }, parentId }: Case): Parent => ({
  id,
  state,
  areaPath,
  ...(parentId ? { parentId } : {}),
})

const mergedInto = async (
  actor: Actor,
  found: Case,
  { into }: Body<'merge'>,
  now: Date,
): Promise<CommandInput['merge']> => {
  const other = await readCase(into)
  // A reporter's "+1" may name the neighbour's case he was told of.
  if (!(found.reporter.userId === actor.userId && isLike(found, other))) await caseInScope(actor, into, now)
  return { into: parentOf(other) }
}

/** Another case that nobody has or the actor can't see: both read the same, and neither is the case itself. */
const outOfSight = (error: unknown): never => {
  throw error instanceof DomainError && error.code === 'not_found'
    ? new DomainError('not_found', because('into'))
    : error
}

const otherCase = (actor: Actor, id: string, now: Date): Promise<Case> => caseInScope(actor, id, now).catch(outOfSight)

/** The other case must be one the asker sees, as it must for whoever merges; it is looked up only for those who may ask. */
const noted = async (
  actor: Actor,
  found: Case,
  { note, visibility, mergeInto }: Body<'add_note'>,
  now: Date,
): Promise<CommandInput['add_note']> => {
  const said = { note, ...(visibility ? { visibility } : {}) }
  if (!mergeInto || !worksOn(found, actor)) return said
  const other = await otherCase(actor, mergeInto, now)
  // a wish that nobody hears is not one: it would stand on the case as asked
  if ((await officersWhoMerge(found, actor.userId)).length === 0) throw new DomainError('not_found', because('merger'))
  return { ...said, mergeInto: { ...parentOf(other), number: other.number } }
}

/** What a request says, in the domain's terms: persons, places and other cases looked up, each within what the actor may see; `not_found` otherwise. */
export const inputFor = async (
  actor: Actor,
  found: Case,
  body: CommandBody,
  now: Date,
): Promise<CommandInput[CommandBody['command']]> => {
  switch (body.command) {
    case 'resolve':
      return { ...(body.note ? { note: body.note } : {}), ...(await photos(body.attachmentIds, actor)) }
    case 'add_note':
      return noted(actor, found, body, now)
    case 'add_photo':
      return { attachments: await attachmentsOf(body.attachmentIds, actor) }
    case 'change_place':
      return placeOf(body)
    case 'hand_back':
      return handedBack(found, body, now)
    case 'assign':
      return assigned(actor, found, body)
    case 'ask_hold':
      return { reason: body.reason, until: momentOfField(body.until) }
    case 'merge':
      return mergedInto(actor, found, body, now).catch(outOfSight)
    default: {
      const { command: _command, version: _version, ...input } = body
      return input
    }
  }
}
