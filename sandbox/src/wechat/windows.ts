import type { ReplyWindow } from './types'
import { clockOf, type World } from './world'

const hour = 3_600_000
const sizes = { message: { ms: 48 * hour, left: 5 }, action: { ms: 60_000, left: 3 } } as const

/** A person wrote or acted: their window of that kind starts anew. */
export function openWindow(world: World, openid: string, kind: ReplyWindow['kind']) {
  const others = (world.windows.get(openid) ?? []).filter((one) => one.kind !== kind)
  const { ms, left } = sizes[kind]
  world.windows.set(openid, [...others, { kind, until: clockOf(world) + ms, left }])
}

/** Takes one message out of the window that ends first: 0, or 45015 (no window) or 45047 (used up). */
export function useWindow(world: World, openid: string): 0 | 45015 | 45047 {
  const live = (world.windows.get(openid) ?? []).filter((one) => one.until > clockOf(world))
  if (live.length === 0) return 45015
  const usable = live.filter((one) => one.left > 0).sort((a, b) => a.until - b.until)[0]
  if (!usable) return 45047
  usable.left -= 1
  return 0
}
