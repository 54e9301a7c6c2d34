import { inLanes } from '@jinlin/backend/infra/inLanes'
import { openSession } from '@jinlin/backend/people/sessions'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { benchName } from '../words/load'

/** Tokens of so many made-up residents: nobody may file more than a few reports a minute, so a fast bench needs many people. */
export async function benchResidents(count: number, now: Date): Promise<string[]> {
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
  return inLanes(ids, 32, (id) => openSession(id, 'bench', now))
}
