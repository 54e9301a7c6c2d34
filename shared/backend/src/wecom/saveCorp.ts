import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { AreaModel } from '../places/AreaModel'
import { blindIndex, open, seal } from '../register/vault'
import type { CorpOrder, CorpSecrets } from './corpShape'
import { type WecomCorp, WecomCorpModel } from './WecomCorpModel'

/** `area_unknown` = no area has this path · `corp_taken` = another key has this enterprise. */
export type SavedCorp = 'added' | 'changed' | 'area_unknown' | 'corp_taken'
/** The parts of an enterprise that nobody sees. */
export const corpSecretNames = ['secret', 'token', 'encodingAesKey'] as const
type SecretName = (typeof corpSecretNames)[number]

const placeOf = (key: string, field: SecretName) => ({ collection: 'wecomCorps', id: key, field })

const sealed = (key: string, given: CorpSecrets): Partial<Record<SecretName, string>> =>
  Object.fromEntries(
    corpSecretNames.flatMap((field) => {
      const value = given[field]
      return value === undefined ? [] : [[field, seal(value, placeOf(key, field))]]
    }),
  )

/** Adds an enterprise, its secrets sealed, or replaces what is known of it. Running servers take a new one at once, changes within ten seconds. */
export async function saveCorp({ key, secret, token, encodingAesKey, ...rest }: CorpOrder): Promise<SavedCorp> {
  if (!(await AreaModel.exists({ path: rest.areaPath }))) return 'area_unknown'
  try {
    const record = { ...rest, ...sealed(key, { secret, token, encodingAesKey }) } as Omit<WecomCorp, '_id'>
    const before = await guardWrite(() =>
      WecomCorpModel.findOneAndReplace({ _id: key }, record, { upsert: true, returnDocument: 'before' }).lean(),
    )
    return before ? 'changed' : 'added'
  } catch (error) {
    if (isDuplicate(error)) return 'corp_taken'
    throw error
  }
}

/** Puts new secrets in the place of old ones; those not given stay. False for an enterprise nobody has. */
export async function rotateCorp(key: string, given: CorpSecrets): Promise<boolean> {
  const { matchedCount } = await guardWrite(() => WecomCorpModel.updateOne({ _id: key }, { $set: sealed(key, given) }))
  return matchedCount > 0
}

/** What tells two secrets apart and gives neither away: 8 characters of a keyed digest. */
export const fingerprintOf = (corp: WecomCorp, field: SecretName): string =>
  blindIndex('wecomSecret', open(corp[field], placeOf(corp._id, field))).slice(0, 8)
