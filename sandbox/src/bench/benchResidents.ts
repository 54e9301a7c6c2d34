import { inLanes } from '@jinlin/backend/infra/inLanes'
import { openSession } from '@jinlin/backend/people/sessions'
import { benchPeople } from './benchPeople'

/** Tokens of so many made-up residents: nobody may file more than a few reports a minute, so a fast bench needs many people. */
export async function benchResidents(count: number, now: Date): Promise<string[]> {
  const ids = await benchPeople(count, now)
  return inLanes(ids, 32, (id) => openSession(id, 'bench', now))
}
