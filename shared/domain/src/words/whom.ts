import type { Level, Offer } from '../cases/case'
import { isCallOut, leaf } from '../categories/catalogue'
import type { Role } from '../people/roles'
import { communityOf, gridOf, streetOf } from '../places/area'
import { departmentLabel } from './departments'
import { systemName } from './machine'
import { matterNames } from './matterNames'
import { isOwnLeader } from './offerReason'
import { departmentCode, personText } from './persons'
import { roleLabel } from './roles'
import type { Facts, Scene } from './scene'

/** Cut to so many characters, with an ellipsis: a sentence keeps its length whatever people typed. */
export function shorten(text: string, limit: number): string {
  const characters = [...text.replace(/\s+/gu, ' ').trim()]
  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : characters.join('')
}

const named = (code: string | undefined, { names }: Pick<Scene, 'names'>) => (code ? names.get(code) : undefined)

/** Who a level is: 察哈尔社区, 泉山街道, 区中心, 住建局. */
export function levelText(level: Level | undefined, facts: Facts, around: Pick<Scene, 'names'>): string {
  const path = facts.place?.areaPath ?? ''
  if (level === 'community') return named(communityOf(path), around) ?? '社区'
  if (level === 'street') return named(streetOf(path), around) ?? '街道'
  if (level === 'department' && facts.departmentId) return departmentLabel(departmentCode(facts.departmentId))
  return level === 'grid' ? '网格' : '区中心'
}

const officeOf: Partial<Record<Role, Level>> = {
  community_clerk: 'community',
  community_secretary: 'community',
  street_officer: 'street',
  dispatcher: 'district',
  department_officer: 'department',
}

/** A person with where he stands: 「李师傅」, 「网格长 王**」, 「察哈尔社区 值班 刘**」, 「区中心 陈**」. */
export function standingText(name: string, role: Role | undefined, facts: Facts, around: Pick<Scene, 'names'>): string {
  const level = role && officeOf[role]
  const person = personText(name, role)
  if (level === 'community' || level === 'street') return `${levelText(level, facts, around)} 值班 ${person}`
  if (level) return `${levelText(level, facts, around)} ${person}`
  return role === 'grid_leader' ? `${roleLabel(role)} ${person}` : person
}

/** Whoever the offer goes to; the grid's own leader by its number: 「第 3 网格长 王**」. */
export function askedText(offer: Offer, facts: Facts, around: Pick<Scene, 'names'>): string {
  const grid = named(gridOf(facts.place?.areaPath ?? ''), around)?.match(/第 ?\d+ ?网格$/u)?.[0]
  if (grid && offer.role === 'grid_leader' && isOwnLeader(offer.reason))
    return `${grid}长 ${personText(offer.name, offer.role)}`
  return standingText(offer.name, offer.role, facts, around)
}

/** Whoever has it now, named as he was asked. */
export function assigneeText({ before, after, names }: Scene): string {
  const { assignee } = after
  if (!assignee) return handlerText(after)
  const { offer } = before
  if (offer?.to === assignee.userId) return askedText(offer, after, { names })
  return standingText(assignee.name, assignee.role, after, { names })
}

/** What it is about as staff call it: the matter's name, as everywhere, else the leaf's; at most twelve characters. */
export const matterText = ({ category }: Facts): string =>
  shorten(matterNames[category ?? ''] ?? leaf(category ?? '')?.name ?? '事项', 12)

/** What it is about as a neighbour calls it: the matter's name, else the leaf's; of what has no kind 「这件事」. */
export const plainMatter = ({ category = '' }: Facts): string =>
  category === otherMatter ? '这件事' : shorten(matterNames[category] ?? leaf(category)?.name ?? '这件事', 12)
/** The leaf of what is nothing else. */
const otherMatter = 'E2199'

/** Where it is: the words for the place, else the grid, else the area. */
export function placeText({ place }: Facts, around: Pick<Scene, 'names'>): string {
  const path = place?.areaPath ?? ''
  const area = named(gridOf(path), around) ?? named(communityOf(path), around)
  return shorten(place?.text ?? area ?? '地点待核实', 16)
}

/** A call-out's helpers are 师傅, a report's are 人. */
export const isHelp = ({ category }: Facts): boolean => isCallOut(category ?? '')

/** The masked name of whoever gave the command. */
export const byText = ({ entry }: Scene): string =>
  entry.by.userId === 'system' ? systemName : personText(entry.by.name, entry.by.role)

/** The handler's masked name, or 「处理人」 when none is known. */
export const handlerText = ({ assignee }: Facts): string =>
  assignee ? personText(assignee.name, assignee.role) : '处理人'

/** The masked name of whoever was asked, or 「这一位」. */
export const offeredText = ({ offer }: Facts): string => (offer ? personText(offer.name, offer.role) : '这一位')

/** The masked name of whoever asked for a hold or a decline. */
export const requesterText = ({ request }: Facts): string =>
  request ? personText(request.byName, request.byRole) : '处理人'

/** Who decides with whom when a case is declined: whoever proposed it with the office they stand for, and whoever looked at it again. */
export function declinersText({ before: { request }, after, entry, names }: Scene): {
  decider?: string
  reviewer: string
} {
  const { name, role } = entry.by
  if (!request) return { reviewer: standingText(name, role, after, { names }) }
  return { decider: standingText(request.byName, request.byRole, after, { names }), reviewer: personText(name, role) }
}

/** What was typed as the reason, at most so many characters; nothing when none was. */
export const noteText = ({ entry, before }: Scene, limit = 24): string => {
  const text = entry.note ?? (entry.command.startsWith('approve_') ? before.request?.reason : undefined)
  return text ? shorten(text, limit) : ''
}
