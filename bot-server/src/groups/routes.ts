import { changeGroup } from '@jinlin/backend/groups/changeGroup'
import { createGroup } from '@jinlin/backend/groups/createGroup'
import type { Group } from '@jinlin/backend/groups/GroupModel'
import { askNewCode, putCode } from '@jinlin/backend/groups/groupCode'
import { groupOfHome, groupToRun, groupToSee } from '@jinlin/backend/groups/groups'
import { logMatter } from '@jinlin/backend/groups/logMatter'
import { takeProof } from '@jinlin/backend/groups/openGId'
import { openJoinWay } from '@jinlin/backend/wecom/openJoinWay'
import {
  codeBody,
  groupBody,
  groupChangeBody,
  joinWayBody,
  matterBody,
  proofBody,
} from '@jinlin/domain/groups/groupApi'
import { groupKeepers } from '@jinlin/domain/groups/runsGroup'
import type { Actor } from '@jinlin/domain/people/roles'
import { z } from 'zod'
import { presentOne } from '../cases/presentCases'
import { fingerprint } from '../http/fingerprint'
import { route } from '../http/route'
import { fetchPicture } from './fetchPicture'
import { figureRoutes } from './figureRoutes'
import { presentGroup, presentGroupRows } from './presentGroup'

const stewards = [...groupKeepers, 'building_steward'] as const

const rowOf = async (group: Group, actor: Actor, now: Date) => {
  const [row] = await presentGroupRows([group], actor, now)
  return { data: row }
}

const mine = route({
  method: 'get',
  path: '/api/me/group',
  permission: 'signed_in',
  summary: 'The group of your own entrance, building or estate; none while nothing is bound or nobody has opened one',
  answers: 'HomeGroup',
  async run({ actor, now }) {
    const { group } = await groupOfHome(actor)
    return { data: { group: group ? await presentGroup(group, actor, now) : null } }
  },
})

const askCode = route({
  method: 'post',
  path: '/api/groups/:id/ask-code',
  permission: 'signed_in',
  summary: "Ask for a new picture of your group's code, when the old one has ended",
  answers: 'HomeGroup',
  body: z.strictObject({}),
  repeating: 'natural',
  async run({ actor, params, now }) {
    const group = await groupToSee(actor, params.id ?? '')
    const askedAt = await askNewCode(group, now)
    return { data: { group: await presentGroup({ ...group, askedAt }, actor, now) } }
  },
})

const proof = route({
  method: 'post',
  path: '/api/groups/:id/proof',
  permission: 'signed_in',
  summary: "Show that you are in the group: WeChat's word from the group its card was opened in",
  answers: 'HomeGroup',
  body: proofBody,
  limits: ['scan'],
  repeating: 'remembered',
  async run({ actor, params, body, now }) {
    const group = await groupToSee(actor, params.id ?? '')
    await takeProof(actor, group, body, now)
    return { data: { group: await presentGroup(group, actor, now) } }
  },
})

const create = route({
  method: 'post',
  path: '/api/groups',
  permission: groupKeepers,
  summary: 'Open the group of an estate, a building or an entrance in your area',
  answers: 'Group',
  body: groupBody,
  repeating: 'natural',
  run: async ({ actor, body, now }) => rowOf(await createGroup(actor, body, now), actor, now),
})

const change = route({
  method: 'put',
  path: '/api/groups/:id',
  permission: groupKeepers,
  summary: 'Give a group another name, another steward or none, or another kind; another kind ends the old code',
  answers: 'Group',
  body: groupChangeBody,
  run: async ({ actor, params, body, now }) =>
    rowOf(await changeGroup(actor, await groupToRun(actor, params.id ?? ''), body, now), actor, now),
})

const code = route({
  method: 'put',
  path: '/api/groups/:id/code',
  permission: stewards,
  summary: "Put up a new picture of a plain group's code; it lives seven days",
  answers: 'Group',
  body: codeBody,
  run: async ({ actor, params, body, now }) =>
    rowOf(await putCode(actor, await groupToRun(actor, params.id ?? ''), body.attachmentId, now), actor, now),
})

const joinWay = route({
  method: 'put',
  path: '/api/groups/:id/join-way',
  permission: groupKeepers,
  summary: 'Open the join way of a WeCom group over its chats',
  answers: 'Group',
  writes: 'file',
  body: joinWayBody,
  run: async ({ actor, params, body, now }) =>
    rowOf(await openJoinWay(actor, await groupToRun(actor, params.id ?? ''), body, fetchPicture, now), actor, now),
})

const matter = route({
  method: 'post',
  path: '/api/groups/:id/matters',
  permission: stewards,
  summary: 'Log a matter of the group, open or settled already',
  answers: 'Case',
  writes: 'case',
  status: 201,
  body: matterBody,
  repeating: 'stored',
  async run({ actor, params, body, key, now }) {
    const group = await groupToRun(actor, params.id ?? '')
    const { found, replayed } = await logMatter(
      actor,
      group,
      { ...body, key, fingerprint: fingerprint([group._id, body]) },
      now,
    )
    const data = await presentOne(actor, found, now)
    return { data, status: replayed ? 200 : 201, replayed }
  },
})

/** Groups: the own one for residents, all of an area for those who look after them. */
export const groupRoutes = [mine, ...figureRoutes, create, change, askCode, proof, code, joinWay, matter]
