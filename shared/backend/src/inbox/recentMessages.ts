import { serverEnv } from '../infra/env'
import { logger } from '../infra/logger'
import { redis } from '../infra/stores'

/** `message` = everything a person sends to the accounts · `idle` = what there was nothing to do about. */
export type Counted = 'message' | 'idle'

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
  const at = now.getTime()
  try {
    const done = await redis()
      .multi()
      .zremrangebyscore(set, '-inf', at - spanMs)
      .zadd(set, at, key)
      .zcount(set, '-inf', at)
      .pexpire(set, spanMs)
      .exec()
    return Number(done?.[2]?.[1] ?? 0)
  } catch (error) {
    logger.debug({ err: (error as Error).message }, 'messages are not counted')
    return 0
  }
}
