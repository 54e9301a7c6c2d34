import { forgetEnv, serverEnv } from '@jinlin/backend/infra/env'
import { closeStores, connectStores } from '@jinlin/backend/infra/stores'
import type { Stores } from '../stores/startStores'
import { SeedMarkModel } from '../town/SeedMarkModel'
import { seedTown, type TownInfo } from '../town/seedTown'
import { writeCorp } from '../town/writeCorp'
import * as words from '../words/running'
import { say, withProgress } from './progress'
import type { SandboxKeys } from './sandboxKeys'

const seed = 20181

/** A store that has just started on a busy machine may answer late: what can be done twice is tried again, three times. */
const untilConnected = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      const { name } = error as Error
      if (tries >= 4 || !/^Mongo.*(Timeout|Network|Selection|NotConnected)/.test(name)) throw error
      await closeStores().catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, 1000))
    }
  }
}

/** Connects this process to the stores and makes sure that the town is in them; answers with its people. */
export const fillTown = async (stores: Stores, keys: SandboxKeys): Promise<TownInfo> => {
  Object.assign(process.env, {
    MONGO_URL: stores.mongoUrl,
    REDIS_URL: stores.redisUrl,
    DATA_KEY: keys.dataKey,
    PROCESS_NAME: 'sandbox',
    SANDBOX: '1',
  })
  forgetEnv()
  const order = { seed, accounts: keys.accounts, keys: { miniappId: keys.miniappId }, now: new Date() }
  return withProgress(words.fillingTown, () =>
    untilConnected(async () => {
      await connectStores(serverEnv())
      if (!(await SeedMarkModel.exists({ _id: 'town' }))) say(`  … ${words.sowing}`)
      await writeCorp(keys.corp)
      return seedTown(order)
    }),
  )
}
