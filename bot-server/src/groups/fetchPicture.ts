import { serverEnv } from '@jinlin/backend/infra/env'
import { WechatError } from '@jinlin/backend/wechat/WechatError'
import { cleanFile } from '../attachments/cleanFile'

/** WeCom keeps the pictures of join ways here. */
const pictureHost = 'wework.qpic.cn'
const mostBytes = 512 * 1024
const waitMs = 4000

/** Fetches the picture of a join way's code and draws it anew. Only from WeCom's own hosts, never redirected, half a megabyte at most; throws WechatError otherwise. */
export async function fetchPicture(url: string): Promise<Buffer> {
  const address = new URL(url)
  const own = new URL(serverEnv().WECOM_ENDPOINT)
  const trusted = address.origin === own.origin || (address.protocol === 'https:' && address.host === pictureHost)
  if (!trusted) throw new WechatError('join way picture', 0)
  const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(waitMs) })
  const bytes = answer.ok ? Buffer.from(await answer.arrayBuffer()) : undefined
  if (!bytes || bytes.length > mostBytes) throw new WechatError('join way picture', 0)
  return (await cleanFile(bytes)).bytes
}
