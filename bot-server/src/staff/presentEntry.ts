import type { StaffEntry } from '@jinlin/backend/people/StaffEntryModel'
import { open } from '@jinlin/backend/register/vault'
import { maskName, maskPhone } from '@jinlin/domain/people/mask'
import { codesOf } from '@jinlin/domain/places/area'
import { roleLabel } from '@jinlin/domain/words/roles'
import type { AreaNames } from '@jinlin/domain/words/scene'

/** A row of the list of staff as a superior sees it: name and phone masked, of a code only how long it is valid. */
export const presentEntry = (entry: StaffEntry, names: AreaNames) => {
  const { _id, name, phone, grant, skills, code, userId, joinedAt, joinedBy, endedAt, until } = entry
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
    state: endedAt ? ('ended' as const) : userId ? ('joined' as const) : ('waiting' as const),
    codeUntil: code?.until.toISOString(),
    joinedAt: joinedAt?.toISOString(),
    joinedBy,
    endedAt: endedAt?.toISOString(),
    until: until?.toISOString(),
  }
}
