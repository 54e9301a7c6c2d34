import type { Officer } from '@jinlin/backend/dispatch/officerPosts'
import { type RosterNow, rosterOf, setRoster } from '@jinlin/backend/dispatch/rosters'
import { rosterBody, rosterQuery } from '@jinlin/domain/dispatch/rosterApi'
import { rosterKeepers } from '@jinlin/domain/dispatch/rosters'
import { maskName } from '@jinlin/domain/people/mask'
import { roleLabel } from '@jinlin/domain/words/roles'
import { route } from '../http/route'

const presentOfficer = ({ role, staff: { _id, name, onDuty } }: Officer) => ({
  userId: _id,
  name: maskName(name),
  role,
  label: roleLabel(role),
  onDuty,
})

const presentRoster = ({ area, departmentId, version, named, others }: RosterNow) => ({
  area: { code: area._id, name: area.name, level: area.level },
  departmentId,
  version,
  named: named.map(presentOfficer),
  others: others.map(presentOfficer),
})

const read = route({
  method: 'get',
  path: '/api/rosters/:area',
  permission: rosterKeepers,
  summary: 'The roster of an area or department of yours: whom it asks first, and who else has a post there',
  answers: 'Roster',
  query: rosterQuery,
  async run({ actor, params: { area = '' }, query: { departmentId } }) {
    return { data: presentRoster(await rosterOf(actor, { areaCode: area, departmentId })) }
  },
})

const set = route({
  method: 'put',
  path: '/api/rosters/:area',
  permission: rosterKeepers,
  summary:
    'Whom to ask first, in place of the roster before, from the next search on; nobody = whoever has least to do',
  answers: 'Roster',
  query: rosterQuery,
  body: rosterBody,
  async run({ actor, params: { area = '' }, query: { departmentId }, body, now }) {
    return { data: presentRoster(await setRoster(actor, { areaCode: area, departmentId }, body, now)) }
  },
})

/** Whom of its officers an area asks first. */
export const rosterRoutes = [read, set]
