import { serverEnv } from '@jinlin/backend/infra/env'
import { closeStores, connectStores } from '@jinlin/backend/infra/stores'
import type { Addresses } from '../processes/addresses'

/** Opens the stores of a running town for counting, its clock switch (`speed` 60 = one minute passes in a second), and where a replay says whether it goes on. Both reject when the town refuses or is away. */
export async function connectTown(addresses: Addresses) {
  Object.assign(process.env, {
    MONGO_URL: addresses.mongo,
    REDIS_URL: addresses.redis,
    MINIAPP_ID: addresses.miniappId,
  })
  process.env.DATA_KEY ??= '0'.repeat(64)
  process.env.MINIAPP_SECRET ??= 'unused'
  await connectStores(serverEnv())
  const tell = async (what: string, body: object): Promise<void> => {
    const answer = await fetch(`${addresses.desk}/__sandbox/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`The town's ${what} answered ${answer.status}`)
  }
  return {
    setSpeed: (speed: number) => tell('clock', { speed }),
    tellReplay: (going: boolean) => tell('replay', { going }),
    close: closeStores,
  }
}
