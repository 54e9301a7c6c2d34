import { setTimeout as pause } from 'node:timers/promises'
import { type Conversation, converse } from '../../load/conversations'
import { seeded } from '../../load/random'

export type Talkers = {
  wechat: string
  places: readonly [number, number][]
  seed: number
  /** Talks begun a second; `atOnce` at most go on side by side. */
  perSecond: number
  atOnce: number
}

/** People talk to the account, so many begin a second, until `over`: as soon as the last was answered would be as much as the machine bears, and then every clock is late. Each talk that has begun is led to its end. `silenced` = who was not heard in eight tries: nothing is promised to them. */
export async function talkUntil(
  { wechat, places, seed, perSecond, atOnce }: Talkers,
  over: () => boolean,
): Promise<{ talks: Conversation[]; silenced: number }> {
  const talks: Conversation[] = []
  let silenced = 0
  const lane = async (n: number) => {
    const talking = { wechat, accountKey: 'main', places, random: seeded(seed * 1000 + n) }
    for (let next = performance.now(); !over(); await pause(Math.max(0, next - performance.now()))) {
      next += (1000 * atOnce) / perSecond
      const [talk] = await converse(talking, 1, 1).catch(() => [])
      if (talk) talks.push(talk)
      else silenced += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, (_, n) => lane(n)))
  return { talks, silenced }
}
