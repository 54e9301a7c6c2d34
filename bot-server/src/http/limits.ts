import { serverEnv } from '@jinlin/backend/infra/env'
import { redis } from '@jinlin/backend/infra/stores'
import { DomainError } from '@jinlin/domain/errors'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'

type Limit = {
  points: number
  seconds: number
  per: 'person' | 'address'
  /** Points per process while Redis is gone. */
  alone: number
}

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** How often is too often (rolling windows; points per seconds, per person or per address). */
export const limits = {
  person: { points: 300, seconds: minute, per: 'person', alone: 150 },
  address: { points: 1200, seconds: minute, per: 'address', alone: 600 },
  signIn: { points: 10, seconds: minute, per: 'address', alone: 3 },
  signInHour: { points: 100, seconds: hour, per: 'address', alone: 30 },
  upload: { points: 30, seconds: hour, per: 'person', alone: 15 },
  uploadKilobytes: { points: 100 * 1024, seconds: day, per: 'person', alone: 50 * 1024 },
} as const satisfies Record<string, Limit>
export type LimitName = keyof typeof limits

const made = new Map<string, RateLimiterRedis>()

/** Takes `points` from somebody's allowance. Throws `too_many` with the seconds to wait. Without Redis each process counts alone. */
export async function takeFrom(name: LimitName, who: string, points = 1): Promise<void> {
  try {
    await limiter(name).consume(who, points)
  } catch (error) {
    throw error instanceof RateLimiterRes ? tooMany(error) : error
  }
}

function limiter(name: LimitName): RateLimiterRedis {
  const { points, seconds, alone } = limits[name]
  const found = made.get(name)
  if (found) return found
  const prefix = { keyPrefix: `${serverEnv().BULL_PREFIX}:limit-${name}`, duration: seconds }
  const insuranceLimiter = new RateLimiterMemory({ ...prefix, points: alone })
  const fresh = new RateLimiterRedis({
    ...prefix,
    points,
    storeClient: redis(),
    rejectIfRedisNotReady: true,
    insuranceLimiter,
  })
  made.set(name, fresh)
  return fresh
}

const tooMany = ({ msBeforeNext }: RateLimiterRes) =>
  new DomainError('too_many', { retryAfter: Math.max(1, Math.ceil(msBeforeNext / 1000)) })
