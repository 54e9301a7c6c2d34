import { saveAttachment } from '@jinlin/backend/attachments/attachments'
import { type Group, GroupModel } from '@jinlin/backend/groups/GroupModel'
import { codeEnds, groupWaking } from '@jinlin/domain/groups/group'
import type { Actor } from '@jinlin/domain/people/roles'
import { encode } from 'uqr'
import { png } from '../wechat/png'
import type { TownGroup } from './makeGroups'
import { putAll } from './store'

const pixels = 8

/** Puts the groups of the town in; plain groups that have a steward show a code that was put up a day and a half ago. */
export async function writeGroups(groups: readonly TownGroup[], now: Date): Promise<void> {
  const rows = await Promise.all(groups.map((group) => rowOf(group, now)))
  await putAll(GroupModel, rows)
}

async function rowOf({ id, stewardId, ...group }: TownGroup, now: Date): Promise<Group> {
  const row: Group = { _id: id, ...group, told: [], wakeAt: null, createdAt: now, madeUp: true }
  if (!stewardId) return row
  if (group.kind === 'wecom') return { ...row, stewardId }
  const code = await codeOf(id, stewardId, new Date(now.getTime() - 36 * 3_600_000), now)
  return { ...row, stewardId, code, wakeAt: groupWaking({ code, told: [] }) }
}

/** A picture like those WeChat makes: it leads to a made-up group. */
async function codeOf(groupId: string, stewardId: string, putAt: Date, now: Date) {
  const { data } = encode(`https://weixin.qq.com/g/made-up-${groupId}`, { ecc: 'M', border: 4 })
  const side = data.length * pixels
  const black = (x: number, y: number) => data[Math.floor(y / pixels)]?.[Math.floor(x / pixels)]
  const bytes = png(side, side, (x, y) => (black(x, y) ? [0, 0, 0] : [255, 255, 255]))
  const steward: Actor = { userId: stewardId, name: '', grants: [] }
  const file = {
    kind: 'photo',
    phase: 'before',
    contentType: 'image/png',
    bytes,
    key: `code-${groupId}`,
    fingerprint: 'town',
  } as const
  const { attachment } = await saveAttachment(steward, file, now)
  return { attachmentId: attachment.id, putAt, expiresAt: codeEnds(putAt) }
}
