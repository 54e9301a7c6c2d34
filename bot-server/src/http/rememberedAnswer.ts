import { createHash } from 'node:crypto'
import { op } from '@jinlin/backend/infra/defineModel'
import { guardWrite } from '@jinlin/backend/infra/guardWrite'
import { open, seal } from '@jinlin/backend/register/vault'
import { DomainError } from '@jinlin/domain/errors'
import { AnswerModel } from './AnswerModel'
import { fingerprint } from './fingerprint'
import type { Answer, AnyRoute, Call } from './route'

const msKept = 24 * 3_600_000

/**
 * Runs a route. For `remembered` rows the same key with the same body gets the first answer for a day (200, `replayed`), with another body
 * `key_reused`; of two that come at once both get the answer of the one that was kept first.
 */
export async function rememberedAnswer(row: AnyRoute, call: Call<unknown, unknown>): Promise<Answer> {
  if (row.repeating !== 'remembered' || call.ctx.get('Idempotency-Key') === '') return row.run(call)
  const slot = createHash('sha256').update(`${row.path}|${call.actor.userId}|${call.key}`).digest('base64url')
  const mark = fingerprint(call.body)
  const first = await recall(slot, mark, call.now)
  if (first) return first
  try {
    const answer = await row.run(call)
    if ('data' in answer) await keep(slot, mark, answer.data, call.now)
    return answer
  } catch (error) {
    const meanwhile = await recall(slot, mark, call.now)
    if (meanwhile) return meanwhile
    throw error
  }
}

const placeOf = (slot: string) => ({ collection: 'answers', id: slot, field: 'sealed' })

async function recall(slot: string, mark: string, now: Date): Promise<Answer | undefined> {
  const kept = await AnswerModel.findOne({ _id: slot, until: op({ $gt: now }) }).lean()
  if (!kept) return undefined
  if (kept.mark !== mark) throw new DomainError('key_reused')
  return { data: JSON.parse(open(kept.sealed, placeOf(slot))), replayed: true }
}

/** Keeps an answer over one that is past its date; a live one stays and makes this a duplicate. */
async function keep(slot: string, mark: string, data: unknown, now: Date): Promise<void> {
  const sealed = seal(JSON.stringify(data), placeOf(slot))
  const set = { $set: { mark, sealed, until: new Date(now.getTime() + msKept) } }
  await guardWrite(() => AnswerModel.updateOne({ _id: slot, until: op({ $lte: now }) }, set, { upsert: true }))
}
