import { type Addresses, readAddresses } from './addresses'
import { sandboxKeys } from './sandboxKeys'
import { serverEnvironment } from './serverEnvironment'

/** The environment of the servers of the town that runs in this folder; undefined when none does. */
export function townEnvironment(folder: string): Record<string, string> | undefined {
  const addresses = readAddresses(folder)
  return addresses && environmentOf(addresses, folder)
}

const environmentOf = ({ mongo, redis, desk, wechat }: Addresses, folder: string): Record<string, string> =>
  serverEnvironment({ mongoUrl: mongo, redisUrl: redis }, sandboxKeys(folder), { front: desk, wechat })
