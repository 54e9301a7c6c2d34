import { createHash } from 'node:crypto'
import { serverEnv } from '@jinlin/backend/infra/env'
import { redis } from '@jinlin/backend/infra/stores'
import { DomainError } from '@jinlin/domain/errors'
import { fingerprint } from './fingerprint'
import type { Answer, AnyRoute, Call } from './route'
import { openText, sealText } from './sealed'

const secondsKept = 600

/**
 * Runs a route. For `remembered` rows the same key with the same body gets the first answer for ten minutes (200, `replayed`), with another
 * body `key_reused`. While Redis is away the route simply runs: these rows do no harm when done twice.
 */
export async function rememberedAnswer(row: AnyRoute, call: Call<unknown, unknown>): Promise<Answer> {
  if (row.repeating !== 'remembered' || call.ctx.get('Idempotency-Key') === '') return row.run(call)
  const slot = `${serverEnv().BULL_PREFIX}:answer-${createHash('sha256').update(`${row.path}|${call.actor.userId}|${call.key}`).digest('base64url')}`
  const mark = fingerprint(call.body)
  const first = await recall(slot)
  if (first && first.mark !== mark) throw new DomainError('key_reused')
  if (first) return { data: first.data, replayed: true }
  const answer = await row.run(call)
  if ('data' in answer) await keep(slot, { mark, data: answer.data })
  return answer
}

type Kept = { mark: string; data: unknown }

async function recall(slot: string): Promise<Kept | undefined> {
  const sealed = await redis().get(slot).catch(() => null)
  const text = sealed ? openText(sealed, 'answer', serverEnv().DATA_KEY) : undefined
  return text === undefined ? undefined : (JSON.parse(text) as Kept)
}

async function keep(slot: string, kept: Kept) {
  const sealed = sealText(JSON.stringify(kept), 'answer', serverEnv().DATA_KEY)
  await redis().set(slot, sealed, 'EX', secondsKept).catch(() => null)
}
