import { op } from '../infra/defineModel'
import { readTogether } from '../infra/readTogether'
import { CaseModel, type StoredCase } from './CaseModel'

/** Cases by id, those asked for in the same moment by one question; never inside a transaction. */
export const caseTogether = readTogether<StoredCase>((ids) =>
  CaseModel.find({ _id: op({ $in: ids }) }).lean<StoredCase[]>(),
)
