import { askEach } from '../infra/askEach'
import { serverEnv } from '../infra/env'
import { logger } from '../infra/logger'
import { redis } from '../infra/stores'

/** `message` = everything a person sends to the accounts · `idle` = what there was nothing to do about. */
export type Counted = 'message' | 'idle'

type Heard = { set: string; key: string; spanMs: number; at: number }

/** All who write at the same moment in one round. */
const heard = askEach<Heard, number>(async (asked) => {
  const pipe = redis().pipeline()
  for (const { set, key, spanMs, at } of asked) {
    pipe.zremrangebyscore(set, '-inf', at - spanMs)
    pipe.zadd(set, at, key).zcount(set, '-inf', at)
    pipe.pexpire(set, spanMs)
  }
  const done = await pipe.exec()
  return asked.map((_, i) => Number(done?.[i * 4 + 2]?.[1] ?? 0))
})

/**
 * How many messages of this kind this person has sent in the last `spanMs`, this one included; the same message again counts once.
 * Without Redis it is 0: messages are then not limited.
 */
export async function heardLately(
  kind: Counted,
  userId: string,
  key: string,
  spanMs: number,
  now: Date,
): Promise<number> {
  const set = `${serverEnv().BULL_PREFIX}:heard:${kind}:${userId}`
  try {
    return await heard({ set, key, spanMs, at: now.getTime() })
  } catch (error) {
    logger.debug({ err: (error as Error).message }, 'messages are not counted')
    return 0
  }
}
