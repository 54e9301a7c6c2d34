import type { Case } from '@jinlin/domain/cases/case'
import type { CommandBody } from '@jinlin/domain/cases/caseApi'
import type { CommandInput } from '@jinlin/domain/cases/commandInput'
import { leaf } from '@jinlin/domain/categories/catalogue'
import { isLike } from '@jinlin/domain/categories/duplicates'
import { momentOfField } from '@jinlin/domain/clocks/shanghai'
import { validSkills } from '@jinlin/domain/dispatch/certificates'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor, Role } from '@jinlin/domain/people/roles'
import { contains } from '@jinlin/domain/places/area'
import { attachmentsOf } from '../attachments/attachments'
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
  if (!staff) throw new DomainError('not_found')
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
  if (!role || !mayBeAssigned(staff, actor, found)) throw new DomainError('not_found')
  return { person: { userId: staff._id, name: staff.name, role } }
}

const handedBack = async (
  found: Case,
  { reason, to }: Body<'hand_back'>,
  now: Date,
): Promise<CommandInput['hand_back']> => {
  if (!to) return { reason }
  const staff = await staffById(to)
  if (!staff.posts.some(({ role }) => role === 'tradesperson')) throw new DomainError('not_found')
  const { certifiedSkills } = await policyOf(found)
  return { reason, to: { userId: staff._id, name: staff.name, skills: validSkills(staff, certifiedSkills, now) } }
}

const mergedInto = async (
  actor: Actor,
  found: Case,
  { into }: Body<'merge'>,
  now: Date,
): Promise<CommandInput['merge']> => {
  const other = await readCase(into)
  // A reporter's "+1" may name the neighbour's case he was told of.
  if (!(found.reporter.userId === actor.userId && isLike(found, other))) await caseInScope(actor, into, now)
  const { _id: id, state, parentId } = other
  return { into: { id, state, areaPath: other.place.areaPath, ...(parentId ? { parentId } : {}) } }
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
      return mergedInto(actor, found, body, now)
    default: {
      const { command: _command, version: _version, ...input } = body
      return input
    }
  }
}
