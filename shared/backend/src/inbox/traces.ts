import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { type Draft, DraftModel } from './DraftModel'
import type { Talk } from './drafts'

/** Notes that this message asked for a human about a case: what is said next goes to it. Twice is once. */
export const setAside = (talk: Talk, key: string, caseId: string, now: Date): Promise<void> =>
  leaveTrace(talk, { _id: key, state: 'aside', caseId, seen: [key] }, now)

/** Notes that something was taken back by a message sent at that moment. Twice is once. */
export const noteTakenBack = (talk: Talk, key: string, takenBackAt: Date, now: Date): Promise<void> =>
  leaveTrace(talk, { _id: `${key}-back`, state: 'dropped', takenBackAt, seen: [] }, now)

type Trace = Pick<Draft, '_id' | 'state' | 'seen' | 'caseId' | 'takenBackAt'>

async function leaveTrace({ accountKey, openid, userId }: Talk, trace: Trace, now: Date): Promise<void> {
  const row = { accountKey, openid, userId, words: [], attachmentIds: [], openedAt: now, closedAt: now, ...trace }
  try {
    await guardWrite(() => DraftModel.create([row]))
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}
