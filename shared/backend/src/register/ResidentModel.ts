import { defineModel } from '../infra/defineModel'

/** A person of the register. `name`, `idNumber`, `phone` are sealed by the vault; the `…Index` fields find equal values blindly. */
export type Resident = {
  _id: string
  householdId: string
  dwellingId: string
  areaPath: string
  name: string
  nameIndex: string
  idNumber?: string
  idIndex?: string
  phone?: string
  phoneIndex?: string
  userId?: string
  madeUp?: true
}

/** The population register. */
export const ResidentModel = defineModel<Resident>(
  'Resident',
  {
    _id: String,
    householdId: String,
    dwellingId: String,
    areaPath: String,
    name: String,
    nameIndex: String,
    idNumber: String,
    idIndex: String,
    phone: String,
    phoneIndex: String,
    userId: String,
    madeUp: Boolean,
  },
  {
    collection: 'residents',
    indexes: [
      [{ idIndex: 1 }, { unique: true, partialFilterExpression: { idIndex: { $exists: true } } }],
      [{ areaPath: 1, nameIndex: 1 }],
      [{ householdId: 1 }],
      [{ userId: 1 }, { partialFilterExpression: { userId: { $exists: true } } }],
    ],
  },
)
