import { serverEnv } from '@jinlin/backend/infra/env'
import { closeStores, connectStores } from '@jinlin/backend/infra/stores'
import type { Addresses } from '../processes/addresses'

/** Opens the stores of a running town for counting, and its clock switch. `speed` 60 = one minute passes in a second. */
export async function connectTown(addresses: Addresses) {
  Object.assign(process.env, {
    MONGO_URL: addresses.mongo,
    REDIS_URL: addresses.redis,
    MINIAPP_ID: addresses.miniappId,
  })
  process.env.DATA_KEY ??= '0'.repeat(64)
  process.env.MINIAPP_SECRET ??= 'unused'
  await connectStores(serverEnv())
  return {
    setSpeed: async (speed: number) => {
      const answer = await fetch(`${addresses.desk}/__sandbox/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ speed }),
      })
      if (!answer.ok) throw new Error(`The town's clock answered ${answer.status}`)
    },
    close: closeStores,
  }
}
