import { forgetEnv, serverEnv } from '@jinlin/backend/infra/env'
import { connectStores } from '@jinlin/backend/infra/stores'
import type { Stores } from '../stores/startStores'
import { seedTown } from '../town/seedTown'
import * as words from '../words/running'
import type { TownPerson } from './addresses'
import { withProgress } from './progress'
import type { SandboxKeys } from './sandboxKeys'

const seed = 20181

/** Connects this process to the stores and makes sure that the town is in them; the people of the story come first. */
export const fillTown = async (stores: Stores, keys: SandboxKeys): Promise<{ people: TownPerson[] }> => {
  Object.assign(process.env, {
    MONGO_URL: stores.mongoUrl,
    REDIS_URL: stores.redisUrl,
    DATA_KEY: keys.dataKey,
    PROCESS_NAME: 'sandbox',
    SANDBOX: '1',
  })
  forgetEnv()
  await connectStores(serverEnv())
  const order = { seed, accounts: keys.accounts, keys: { miniappId: keys.miniappId }, now: new Date() }
  const { people, crowd } = await withProgress(words.fillingTown, () => seedTown(order))
  return { people: [...people, ...crowd] }
}
