import { UserModel } from '@jinlin/backend/people/UserModel'
import { benchName } from '../words/load'

/** Stores so many made-up residents who have never reported anything; their ids, which name the moment they were made. */
export async function benchPeople(count: number, now: Date): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, i) => `bench-${now.getTime()}-${i}`)
  for (let i = 0; i < count; i += 1000)
    await UserModel.insertMany(
      ids.slice(i, i + 1000).map((id) => ({
        _id: id,
        name: benchName,
        openids: [`bench:${id}`],
        grants: [],
        status: 'active',
        createdAt: now,
        madeUp: true,
      })),
    )
  return ids
}
