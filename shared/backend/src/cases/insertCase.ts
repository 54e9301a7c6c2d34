import { insertTogether } from '../infra/insertTogether'
import { CaseModel, type StoredCase } from './CaseModel'

/** Stores new cases, those that come at the same moment in one journalled write. Throws MongoDB's duplicate error for a key already there, `retry_same_key` when nobody knows. */
export const insertCase = insertTogether<StoredCase>(() => CaseModel.collection)
