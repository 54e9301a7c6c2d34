import { type Conversation, converse } from '../../load/conversations'
import { seeded } from '../../load/random'

export type Talkers = { wechat: string; places: readonly [number, number][]; seed: number; atOnce: number }

/** People talk to the account, so many at once, until `over`; each talk that has begun is led to its end. `silenced` = who was not heard in eight tries: nothing is promised to them. */
export async function talkUntil(
  { wechat, places, seed, atOnce }: Talkers,
  over: () => boolean,
): Promise<{ talks: Conversation[]; silenced: number }> {
  const talks: Conversation[] = []
  let silenced = 0
  const lane = async (n: number) => {
    const talking = { wechat, accountKey: 'main', places, random: seeded(seed * 1000 + n) }
    while (!over()) {
      const [talk] = await converse(talking, 1, 1).catch(() => [])
      if (talk) talks.push(talk)
      else silenced += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, (_, n) => lane(n)))
  return { talks, silenced }
}
