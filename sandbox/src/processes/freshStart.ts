import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Where in a town's folder its WeChat keeps what the phones show. */
export const wechatFolder = 'wechat'

/** Removes what a town keeps (its stores and keys, what its phones show); fetched servers, builds and logs stay. */
export const removeTown = (folder: string): void => {
  if (!existsSync(folder)) return
  const kept = readdirSync(folder).filter(
    (name) => /^(mongo|redis)-\d+$/.test(name) || ['keys.json', wechatFolder].includes(name),
  )
  for (const name of kept) rmSync(join(folder, name), { recursive: true, force: true })
}
