import { districtsOf } from '@jinlin/backend/dispatch/districtsOf'
import {
  districtIn,
  editPolicy,
  type PolicyPreview,
  type PolicyVersion,
  policyVersions,
  previewPolicy,
} from '@jinlin/backend/dispatch/editPolicy'
import { newestPolicyOf } from '@jinlin/backend/dispatch/policies'
import { leaf } from '@jinlin/domain/categories/catalogue'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import { editableFields, policyBody, policyListQuery, policyPreviewBody } from '@jinlin/domain/dispatch/policyApi'
import { stepMinutes } from '@jinlin/domain/dispatch/policyPreview'
import { DomainError } from '@jinlin/domain/errors'
import type { Role } from '@jinlin/domain/people/roles'
import { policyFieldLabels } from '@jinlin/domain/words/policyFields'
import { readCursor, writeCursor } from '../http/cursor'
import { route } from '../http/route'

/** Who reads a district's numbers, and who changes them. */
const readers: readonly Role[] = ['dispatcher', 'system_admin']
const editors: readonly Role[] = ['system_admin']
const pageSize = 20

/** An ordinary report, by which the steps are shown: 路灯. */
const example = leaf('P0137')

const numbersOf = (policy: Policy) => ({
  version: policy.version,
  numbers: Object.fromEntries(editableFields.map((field) => [field, policy[field]])),
  steps: example && stepMinutes(example, policy),
})

const presentPreview = ({ before, after, changes, days, kept }: PolicyPreview) => ({
  before: numbersOf(before),
  after: numbersOf(after),
  changes: changes.map((change) => ({ ...change, label: policyFieldLabels[change.field] })),
  lately: { days, ...kept },
})

const presentRecord = ({ policy, at, by, reason }: PolicyVersion) => ({
  ...numbersOf(policy),
  at: at.toISOString(),
  by,
  reason,
})

const districts = route({
  method: 'get',
  path: '/api/policies',
  permission: readers,
  summary: 'The districts whose numbers this person reads',
  answers: 'DistrictPage',
  query: policyListQuery,
  async run({ actor, query: { cursor, limit = pageSize } }) {
    const { items, next } = await districtsOf(actor, readCursor(cursor, actor.userId, 'policies'), limit)
    const shown = items.map(({ _id, name }) => ({ code: _id, name }))
    return { data: { items: shown, nextCursor: writeCursor(next, actor.userId, 'policies') } }
  },
})

const read = route({
  method: 'get',
  path: '/api/policies/:county',
  permission: readers,
  summary: 'The numbers of a district: how long who is asked, how far, when it goes up',
  answers: 'Policy',
  async run({ actor, params: { county = '' } }) {
    await districtIn(actor, county)
    return { data: numbersOf(await newestPolicyOf(county)) }
  },
})

const versions = route({
  method: 'get',
  path: '/api/policies/:county/versions',
  permission: readers,
  summary: 'All versions of a district’s numbers, newest first: when, by whom, why',
  answers: 'PolicyPage',
  query: policyListQuery,
  async run({ actor, params: { county = '' }, query: { cursor, limit = pageSize } }) {
    const after = cursor === undefined ? undefined : versionOf(readCursor(cursor, actor.userId, 'versions'))
    const { items, next } = await policyVersions(actor, county, after, limit)
    const nextCursor = next === undefined ? null : writeCursor(String(next), actor.userId, 'versions')
    return { data: { items: items.map(presentRecord), nextCursor } }
  },
})

function versionOf(position: string): number {
  const version = Number(position)
  if (!Number.isInteger(version)) throw new DomainError('invalid', { field: 'cursor' })
  return version
}

const preview = route({
  method: 'post',
  path: '/api/policies/:county/preview',
  permission: readers,
  summary:
    'What other numbers would change: each field, the steps of a case, and how many of the last 30 days’ cases would have kept their promises',
  answers: 'PolicyPreview',
  writes: 'nothing',
  body: policyPreviewBody,
  repeating: 'natural',
  async run({ actor, params, body, now }) {
    return { data: presentPreview(await previewPolicy(actor, params.county ?? '', body.changes, now)) }
  },
})

const edit = route({
  method: 'put',
  path: '/api/policies/:county',
  permission: editors,
  summary:
    'The next version of a district’s numbers, with a reason; cases that exist keep the version they were born with',
  answers: 'Policy',
  body: policyBody,
  async run({ actor, params, body, now }) {
    return { data: numbersOf(await editPolicy(actor, params.county ?? '', body, now)) }
  },
})

/** The numbers of districts. */
export const policyRoutes = [districts, read, versions, preview, edit]
