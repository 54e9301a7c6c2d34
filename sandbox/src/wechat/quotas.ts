import { clockOf, type World } from './world'

const beijingMs = 8 * 3_600_000
const dayOf = (ms: number) => Math.floor((ms + beijingMs) / 86_400_000)

/** From now until midnight in Beijing an app has `left` calls of this API (a path). */
export function setQuota(world: World, appId: string, path: string, left: number): void {
  world.quotas.set(`${appId} ${path}`, { left, day: dayOf(clockOf(world)) })
}

/** Takes one call; false when the day's are used up. APIs without a number are not counted. */
export function takeQuota(world: World, appId: string, path: string): boolean {
  const quota = world.quotas.get(`${appId} ${path}`)
  if (!quota || quota.day !== dayOf(clockOf(world))) return true
  quota.left -= 1
  return quota.left >= 0
}
