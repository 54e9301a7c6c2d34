import { serverEnv } from '@jinlin/backend/infra/env'
import { forgetWithStores } from '@jinlin/backend/infra/forgetWithStores'
import { redis } from '@jinlin/backend/infra/stores'
import { DomainError } from '@jinlin/domain/errors'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'

type Limit = {
  points: number
  seconds: number
  per: 'person' | 'address'
  /** Points per process while Redis is gone. */
  alone: number
  /** So many are counted by the process itself before Redis is asked: most people never do more. */
  free?: number
}

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** How often is too often (rolling windows; points per seconds, per person or per address). */
export const limits = {
  person: { points: 300, seconds: minute, per: 'person', alone: 150, free: 20 },
  address: { points: 1200, seconds: minute, per: 'address', alone: 600 },
  signIn: { points: 10, seconds: minute, per: 'address', alone: 3 },
  signInHour: { points: 100, seconds: hour, per: 'address', alone: 30 },
  phoneCode: { points: 5, seconds: minute, per: 'person', alone: 3 },
  /** Reading signs, binding, proving: enough for a clumsy hand, too little for trying out scenes. */
  scan: { points: 60, seconds: minute, per: 'person', alone: 60 },
  sheets: { points: 20, seconds: hour, per: 'person', alone: 10 },
  upload: { points: 30, seconds: hour, per: 'person', alone: 15 },
  uploadKilobytes: { points: 100 * 1024, seconds: day, per: 'person', alone: 50 * 1024 },
} as const satisfies Record<string, Limit>
export type LimitName = keyof typeof limits

const made = new Map<string, RateLimiterRedis>()
const freely = new Map<string, RateLimiterMemory>()
forgetWithStores(() => {
  made.clear()
  freely.clear()
})

/** Takes `points` from somebody's allowance. Throws `too_many` with the seconds to wait. Without Redis each process counts alone. */
export async function takeFrom(name: LimitName, who: string, points = 1): Promise<void> {
  try {
    if (await isFree(name, who, points)) return
    await limiter(name).consume(who, points)
  } catch (error) {
    throw error instanceof RateLimiterRes ? tooMany(error) : error
  }
}

async function isFree(name: LimitName, who: string, points: number): Promise<boolean> {
  const { free, seconds }: Limit = limits[name]
  if (!free) return false
  const counter = freely.get(name) ?? new RateLimiterMemory({ keyPrefix: name, points: free, duration: seconds })
  freely.set(name, counter)
  return counter.consume(who, points).then(
    () => true,
    () => false,
  )
}

function limiter(name: LimitName): RateLimiterRedis {
  const { points, seconds, alone, free = 0 }: Limit = limits[name]
  const found = made.get(name)
  if (found) return found
  const prefix = { keyPrefix: `${serverEnv().BULL_PREFIX}:limit-${name}`, duration: seconds }
  const insuranceLimiter = new RateLimiterMemory({ ...prefix, points: alone - free })
  const fresh = new RateLimiterRedis({
    ...prefix,
    points: points - free,
    storeClient: redis(),
    rejectIfRedisNotReady: true,
    insuranceLimiter,
  })
  made.set(name, fresh)
  return fresh
}

const tooMany = ({ msBeforeNext }: RateLimiterRes) =>
  new DomainError('too_many', { retryAfter: Math.max(1, Math.ceil(msBeforeNext / 1000)) })
