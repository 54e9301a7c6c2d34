import { op } from '../infra/defineModel'
import { CaseModel } from './CaseModel'

/** Lets a case that is due rest until later; what is owed stays owed. Nothing happens when it has been served meanwhile. */
export const postponeCase = async (caseId: string, until: Date, now: Date): Promise<void> => {
  await CaseModel.updateOne({ _id: caseId, wakeAt: op({ $lte: now }) }, { $set: { wakeAt: until } })
}
