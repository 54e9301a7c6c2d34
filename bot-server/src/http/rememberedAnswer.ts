import { createHash } from 'node:crypto'
import { serverEnv } from '@jinlin/backend/infra/env'
import { redis } from '@jinlin/backend/infra/stores'
import { open, seal } from '@jinlin/backend/register/vault'
import { DomainError } from '@jinlin/domain/errors'
import { fingerprint } from './fingerprint'
import type { Answer, AnyRoute, Call } from './route'

const secondsKept = 600

/**
 * Runs a route. For `remembered` rows the same key with the same body gets the first answer for ten minutes (200, `replayed`), with another
 * body `key_reused`. While Redis is away the route simply runs: these rows do no harm when done twice.
 */
export async function rememberedAnswer(row: AnyRoute, call: Call<unknown, unknown>): Promise<Answer> {
  if (row.repeating !== 'remembered' || call.ctx.get('Idempotency-Key') === '') return row.run(call)
  const slot = createHash('sha256').update(`${row.path}|${call.actor.userId}|${call.key}`).digest('base64url')
  const mark = fingerprint(call.body)
  const first = await recall(slot)
  if (first && first.mark !== mark) throw new DomainError('key_reused')
  if (first) return { data: first.data, replayed: true }
  const answer = await row.run(call)
  if ('data' in answer) await keep(slot, { mark, data: answer.data })
  return answer
}

type Kept = { mark: string; data: unknown }

const placeOf = (slot: string) => ({ collection: 'answers', id: slot, field: 'answer' })
const redisKey = (slot: string) => `${serverEnv().BULL_PREFIX}:answer-${slot}`

async function recall(slot: string): Promise<Kept | undefined> {
  const sealed = await redis()
    .get(redisKey(slot))
    .catch(() => null)
  return sealed === null ? undefined : (JSON.parse(open(sealed, placeOf(slot))) as Kept)
}

async function keep(slot: string, kept: Kept) {
  const sealed = seal(JSON.stringify(kept), placeOf(slot))
  await redis()
    .set(redisKey(slot), sealed, 'EX', secondsKept)
    .catch(() => null)
}
