import { op } from '../infra/defineModel'
import { readTogether } from '../infra/readTogether'
import { type Staff, StaffModel } from './StaffModel'

/** What dispatch knows of a person, for showing: those looked at in the same moment are read together. */
export const staffTogether = readTogether<Staff>((ids) => StaffModel.find({ _id: op({ $in: ids }) }).lean<Staff[]>())
