import { insertTogether } from '../infra/insertTogether'
import { updateTogether } from '../infra/updateTogether'
import { type Draft, DraftModel } from './DraftModel'

/** Stores a new draft; MongoDB's duplicate error when the person has an open one there, or this one is there already. */
export const insertDraft = insertTogether<Draft>(() => DraftModel.collection)
const update = updateTogether(() => DraftModel.collection)

/** The draft as it was read: a message, and a file that arrives late, make its lists longer. */
const asRead = ({ _id, seen, words, attachmentIds }: Draft) => ({
  _id,
  state: 'open',
  seen: { $size: seen.length },
  words: { $size: words.length },
  attachmentIds: { $size: attachmentIds.length },
})

/** Changes a draft if nobody has touched it since it was read; false: somebody has, or nobody knows. */
export const updateAsRead = (draft: Draft, change: object): Promise<boolean> => update(asRead(draft), change)
