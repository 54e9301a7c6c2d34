import { createDecipheriv } from 'node:crypto'
import { DomainError } from '@jinlin/domain/errors'
import type { ProofBody } from '@jinlin/domain/groups/groupApi'
import { runsGroup } from '@jinlin/domain/groups/runsGroup'
import type { Actor } from '@jinlin/domain/people/roles'
import { z } from 'zod'
import { serverEnv } from '../infra/env'
import { openidKey, UserModel } from '../people/UserModel'
import { wechatFor } from '../wechat/wechatClient'
import type { Group } from './GroupModel'
import { recordJoin } from './joins'
import { learnGroup } from './learnGroup'

/** Older words of WeChat may be somebody else's, told on. */
const freshMs = 10 * 60_000
const groupId = z.string().min(1).max(128)
/** `opengid` of getGroupEnterInfo, `openGId` of getShareInfo: the same group has the same id in both. */
const shape = z
  .object({
    opengid: groupId.optional(),
    openGId: groupId.optional(),
    watermark: z.object({ appid: z.string(), timestamp: z.number() }),
  })
  .refine((said) => said.opengid ?? said.openGId)

/** What WeChat sealed with a session key (AES-128-CBC, PKCS#7) for this app, not long ago; undefined for anything else. */
export function openSealed(
  sessionKey: string,
  { encryptedData, iv }: Pick<ProofBody, 'encryptedData' | 'iv'>,
  appId: string,
  now: Date,
): string | undefined {
  try {
    const decipher = createDecipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), Buffer.from(iv, 'base64'))
    const plain = Buffer.concat([decipher.update(Buffer.from(encryptedData, 'base64')), decipher.final()])
    const read = shape.safeParse(JSON.parse(plain.toString('utf8')))
    if (!read.success || read.data.watermark.appid !== appId) return undefined
    const age = Math.abs(now.getTime() - read.data.watermark.timestamp * 1000)
    return age <= freshMs ? (read.data.opengid ?? read.data.openGId) : undefined
  } catch {
    return undefined
  }
}

/**
 * Takes WeChat's word that a person opened the group's card in a group. Who looks after the group makes that group known, in place of the one known before; everybody
 * else who opens the card in the same one is recorded as its member. `code_invalid` for a proof that is none, `not_allowed` when it is of another group.
 */
export async function takeProof(actor: Actor, group: Group, proof: ProofBody, now: Date): Promise<void> {
  const openGId = await openGIdOf(actor, proof, now)
  const known = runsGroup(group, actor) ? await learnGroup(actor, group, openGId, now) : group.openGId
  if (known !== openGId) throw new DomainError('not_allowed')
  await recordJoin(group, { userId: actor.userId, seenBy: 'openGId', joinedAt: now })
}

async function openGIdOf(actor: Actor, proof: ProofBody, now: Date): Promise<string> {
  const { MINIAPP_ID } = serverEnv()
  const wechat = await wechatFor(MINIAPP_ID)
  const { openid, sessionKey } = await wechat.jscode2session(proof.code)
  const mine = await UserModel.findOne({ _id: actor.userId, openids: openidKey(MINIAPP_ID, openid) })
    .select('_id')
    .lean()
  const openGId = mine ? openSealed(sessionKey, proof, MINIAPP_ID, now) : undefined
  if (!openGId) throw new DomainError('code_invalid')
  return openGId
}
