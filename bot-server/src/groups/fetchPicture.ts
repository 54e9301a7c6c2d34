import { serverEnv } from '@jinlin/backend/infra/env'
import { networkError, WechatError } from '@jinlin/backend/wechat/WechatError'
import { cleanFile } from '../attachments/cleanFile'

/** WeCom keeps the pictures of join ways here, and names the first without TLS: `http://p.qpic.cn/wwhead/…`. */
const pictureHosts = ['p.qpic.cn', 'wework.qpic.cn']
const mostBytes = 512 * 1024
const waitMs = 4000

/** Fetches the picture of a join way's code and draws it anew. Only from WeCom's own hosts, by TLS, never redirected, half a megabyte at most; throws WechatError otherwise. */
export async function fetchPicture(url: string): Promise<Buffer> {
  const bytes = await bytesAt(trustedAddress(url))
  if (!bytes || bytes.length > mostBytes) throw new WechatError('join way picture', 0)
  return (await cleanFile(bytes)).bytes
}

/** Where a picture is fetched: at its host, or where `WECOM_PICTURES` stands in for WeCom's hosts. */
function trustedAddress(url: string): string {
  const { protocol, host, pathname, search } = new URL(url)
  const isOwn = pictureHosts.includes(host) && (protocol === 'https:' || protocol === 'http:')
  if (!isOwn) throw new WechatError('join way picture', 0)
  return `${serverEnv().WECOM_PICTURES ?? `https://${host}`}${pathname}${search}`
}

const bytesAt = async (address: string): Promise<Buffer | undefined> => {
  try {
    const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(waitMs) })
    return answer.ok ? Buffer.from(await answer.arrayBuffer()) : undefined
  } catch (error) {
    throw networkError(address, error)
  }
}
