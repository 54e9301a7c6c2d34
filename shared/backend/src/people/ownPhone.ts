import { maskPhone } from '@jinlin/domain/people/mask'
import type { Actor } from '@jinlin/domain/people/roles'
import { guardWrite } from '../infra/guardWrite'
import { open, seal } from '../register/vault'
import { noteDeed } from './audit'
import { type User, UserModel } from './UserModel'

const placeOf = (id: string) => ({ collection: 'users', id, field: 'phone' })

/** Keeps the number WeChat has vouched for with the person, sealed; undefined = it is kept no more. On record either way, without the number. */
export async function keepPhone({ userId }: Actor, phone: string | undefined, now: Date): Promise<void> {
  const change =
    phone === undefined ? { $unset: { phone: 1 as const } } : { $set: { phone: seal(phone, placeOf(userId)) } }
  await guardWrite(() => UserModel.updateOne({ _id: userId }, change))
  await noteDeed({ userId }, { action: phone ? 'phone.keep' : 'phone.forget', object: userId, fields: ['phone'] }, now)
}

/** A person's number as they and others may see it: `138****5678`; nothing when none is kept. */
export const maskedPhone = ({ _id, phone }: Pick<User, '_id' | 'phone'>): string | undefined =>
  phone && maskPhone(open(phone, placeOf(_id)))
