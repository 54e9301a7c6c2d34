import { catchUpCase } from '@jinlin/backend/cases/catchUpCase'
import { moveCase } from '@jinlin/backend/cases/moveCase'
import { savePolicy } from '@jinlin/backend/dispatch/policies'
import { StaffModel } from '@jinlin/backend/dispatch/StaffModel'
import { seekNext } from '@jinlin/backend/dispatch/seekNext'
import { op } from '@jinlin/backend/infra/defineModel'
import type { Attachment, Case, CommandName } from '@jinlin/domain/cases/case'
import type { CommandInput } from '@jinlin/domain/cases/commandInput'
import type { Actor, Role } from '@jinlin/domain/people/roles'
import { caseOf, minutes, start, world } from './chats'

const photoOf = (stage: Stage): Attachment => ({
  id: 'after',
  kind: 'photo',
  phase: 'after',
  by: 'leader',
  at: nowOf(stage),
})

/** Where a conversation stands: so many minutes after it began, and what was said since the last line. */
export type Stage = { minute: number; openid: string; said: (string | null)[]; serial: number }
/** The moment a conversation has come to. */
export const nowOf = ({ minute }: Stage) => new Date(start.getTime() + minutes(minute))

const move = async <N extends CommandName>(
  by: Actor,
  command: N,
  input: CommandInput[N],
  stage: Stage,
  found?: Case,
) => {
  const { _id } = found ?? (await caseOf(stage.openid.replace('o-', '')))
  await moveCase(by, _id, command, input, nowOf(stage))
}

/** As the worker does: what fell due is recorded, and the next one is asked. */
const wake = async (found: Case, now: Date) => seekNext(await catchUpCase(found, now), now)

const night = { from: '22:00', to: '07:00' }
const offDuty = (roles: Role[]) =>
  StaffModel.updateMany({ 'posts.role': op({ $in: roles }) }, { $set: { onDuty: false } })
const officers: Role[] = ['community_clerk', 'community_secretary', 'street_officer', 'dispatcher']

/** Everybody on duty again, and no night: how each conversation begins. */
export async function beginDay(): Promise<void> {
  await StaffModel.updateMany({}, { $set: { onDuty: true } })
  await savePolicy('150902', { night: null }, new Date())
}

/** What happens beside the chat, as it is written in round brackets; each is what staff, the clock or the worker do. */
export const stageDirections: [RegExp, (stage: Stage, match: RegExpMatchArray) => Promise<unknown>][] = [
  [/^(\d+) 分钟后$/u, async (stage, [, count]) => (stage.minute += Number(count))],
  [
    /^夜里 22:15$/u,
    async (stage) => {
      stage.minute = 475
      await savePolicy('150902', { night }, new Date())
    },
  ],
  [/^值班的都下班了$/u, () => offDuty(officers)],
  [/^师傅都下班了$/u, () => offDuty(['tradesperson'])],
  [/^派给最近的人$/u, async (stage) => seekNext(await caseOf(stage.openid.replace('o-', '')), nowOf(stage))],
  [/^网格长接单$/u, (stage) => move(world.town.leader, 'accept', {}, stage)],
  [/^网格长办结$/u, (stage) => move(world.town.leader, 'resolve', { attachments: [photoOf(stage)] }, stage)],
  [/^到点没人管$/u, async (stage) => wake(await caseOf(stage.openid.replace('o-', '')), nowOf(stage))],
  [
    /^社区指定网格长$/u,
    (stage) =>
      move(world.town.clerk, 'assign', { person: { userId: 'leader', name: '王格长', role: 'grid_leader' } }, stage),
  ],
  [
    /^申请挂账：(.+)$/u,
    (stage, [, reason = '']) =>
      move(world.town.leader, 'ask_hold', { reason, until: new Date(start.getTime() + minutes(6 * 1440)) }, stage),
  ],
  [/^社区批准挂账$/u, (stage) => move(world.town.clerk, 'approve_hold', {}, stage)],
  [
    /^转给科局：(.+)$/u,
    (stage, [, reason = '']) => move(world.town.dispatcher, 'transfer', { department: 'municipal', reason }, stage),
  ],
  [
    /^提出不予受理：(.+)，可以找 (.+)$/u,
    (stage, [, reason = '', instead]) => move(world.town.clerk, 'propose_decline', { reason, instead }, stage),
  ],
  [/^区中心复核$/u, (stage) => move(world.town.dispatcher, 'approve_decline', {}, stage)],
]
