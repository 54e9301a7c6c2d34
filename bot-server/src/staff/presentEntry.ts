import { isApproved } from '@jinlin/backend/people/approveEntry'
import type { StaffEntry } from '@jinlin/backend/people/StaffEntryModel'
import { open } from '@jinlin/backend/register/vault'
import { maskName, maskPhone } from '@jinlin/domain/people/mask'
import type { Actor } from '@jinlin/domain/people/roles'
import { codesOf } from '@jinlin/domain/places/area'
import { roleLabel } from '@jinlin/domain/words/roles'
import type { AreaNames } from '@jinlin/domain/words/scene'
import { presentCertificates } from '../me/presentPerson'

/** A row of the list of staff as a superior sees it: name and phone masked, of a code only how long it is valid. `approval` while a second superior has to agree: `mine` = this one may, `others` = whoever put the person on the list may not. */
export const presentEntry = (actor: Actor, entry: StaffEntry, names: AreaNames) => {
  const { _id, name, phone, grant, skills, certificates, code, userId, joinedAt, joinedBy, endedAt, until } = entry
  const area = codesOf(grant.areaPath ?? '').at(-1) ?? ''
  return {
    id: _id,
    name: maskName(name),
    phone: phone && maskPhone(open(phone, { collection: 'staffEntries', id: _id, field: 'phone' })),
    role: grant.role,
    label: roleLabel(grant.role),
    areaName: names.get(area) ?? area,
    departmentId: grant.departmentId,
    skills,
    certificates: presentCertificates(certificates),
    state: endedAt ? ('ended' as const) : userId ? ('joined' as const) : ('waiting' as const),
    approval: approvalFor(actor, entry),
    codeUntil: code?.until.toISOString(),
    joinedAt: joinedAt?.toISOString(),
    joinedBy,
    endedAt: endedAt?.toISOString(),
    until: until?.toISOString(),
  }
}

const approvalFor = ({ userId }: Actor, entry: StaffEntry): 'mine' | 'others' | undefined => {
  if (entry.endedAt || entry.userId || isApproved(entry)) return undefined
  return entry.addedBy === userId ? 'others' : 'mine'
}
