import type { Case } from '@jinlin/domain/cases/case'
import { withoutPersons } from '@jinlin/domain/understanding/withoutPersons'
import { op } from '../infra/defineModel'
import { guardWrite } from '../infra/guardWrite'
import { logger } from '../infra/logger'
import { blindIndex } from '../register/vault'
import { CorrectionModel } from './CorrectionModel'

/** Keeps what a person said about the category of a report written to an account, once for each such word of theirs. What breaks here hinders nobody. */
export async function noteCorrection(before: Case, after: Case, now: Date): Promise<void> {
  const { words, reporter } = before
  if (reporter.via !== 'account' || !words.trim()) return
  if (before.category === after.category && Boolean(before.unsorted) === Boolean(after.unsorted)) return
  const _id = blindIndex('correction', `${after._id}-${after.category}-${before.category}`)
  const row = { words: withoutPersons(words), from: before.category, to: after.category, at: now }
  try {
    await guardWrite(() => CorrectionModel.updateOne({ _id }, { $setOnInsert: row }, { upsert: true }))
  } catch (error) {
    logger.warn({ err: error, caseId: after._id }, 'a correction was not kept')
  }
}

const pageSize = 500

/** Every correction since a moment, oldest first, as the training reads them: `{text, category}`. */
export async function* trainingRows(since: Date): AsyncGenerator<{ text: string; category: string }> {
  let last: { at: Date; _id: string } = { at: since, _id: '' }
  for (;;) {
    const { at, _id } = last
    const after = { $or: [{ at: op({ $gt: at }) }, { at, _id: op({ $gt: _id }) }] }
    const rows = await CorrectionModel.find(after).sort({ at: 1, _id: 1 }).limit(pageSize).lean()
    for (const { words, to } of rows) yield { text: words, category: to }
    const end = rows.at(-1)
    if (!end || rows.length < pageSize) return
    last = end
  }
}
