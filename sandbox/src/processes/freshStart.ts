import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Removes what a town keeps (its stores and keys); fetched servers, builds and logs stay. */
export const removeTown = (folder: string): void => {
  if (!existsSync(folder)) return
  const kept = readdirSync(folder).filter((name) => /^(mongo|redis)-\d+$/.test(name) || name === 'keys.json')
  for (const name of kept) rmSync(join(folder, name), { recursive: true, force: true })
}
