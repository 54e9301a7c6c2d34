import { join } from 'node:path'
import { closeStores } from '@jinlin/backend/infra/stores'
import { serverPool } from '../gateway/serverPool'
import { startGateway } from '../gateway/startGateway'
import { firstFreePort } from '../stores/freePort'
import { type Stores, startStores } from '../stores/startStores'
import * as words from '../words/running'
import { type Addresses, removeAddresses, writeAddresses } from './addresses'
import { buildProducts } from './buildProducts'
import type { Closers } from './closers'
import { fillTown } from './fillTown'
import type { Flags } from './flags'
import { logFiles } from './logFiles'
import { startMetricsPage } from './metricsPage'
import { say, withProgress } from './progress'
import { sandboxKeys } from './sandboxKeys'
import { serverEnvironment } from './serverEnvironment'
import { type RunningServers, runServers } from './startServers'
import { startWechat } from './startWechat'
import { townHands } from './townHands'
import { watchSources } from './watchSources'

const openStores = async (root: string, folder: string, onChange: () => void): Promise<Stores> => {
  const logs = logFiles(folder)
  for (const name of ['mongod', 'redis']) logs.rotate(name)
  const onFetch = (kind: string) => say(`  … ${words.fetching(kind)}`)
  const binFolder = join(root, '.data/bin')
  return withProgress(words.openingStores, () => startStores({ folder, binFolder, onFetch, onChange }))
}

const choosePort = async ({ port: wanted, host }: Flags): Promise<number> => {
  const port = await firstFreePort(wanted, host)
  if (wanted !== 0 && port !== wanted) say(`  ! ${words.portTaken(wanted, port)}`)
  return port
}

/** Starts both builds at once; each is awaited where its product is needed. */
const startBuilds = (root: string): { servers: Promise<void>; h5: Promise<void> } => {
  const builds = { servers: buildProducts(root, ['bot-server', 'worker']), h5: buildProducts(root, ['h5']) }
  for (const build of Object.values(builds)) build.catch(() => undefined)
  return builds
}

/** How the front port finds what stands behind it. */
const openFront = (
  root: string,
  { host }: Flags,
  port: number,
  servers: RunningServers,
  addresses: () => Addresses,
) => {
  const { wechat } = addresses()
  return startGateway({
    host,
    port,
    servers: serverPool(servers.bots.map(({ process, port }) => ({ name: process.name, port, isUp: process.isUp }))),
    fakeWechat: serverPool([{ name: 'wechat', port: Number(new URL(wechat).port), isUp: () => true }]),
    deskFolder: join(root, 'sandbox/src/desk/public'),
    miniappFolder: join(root, 'miniapp/dist/h5'),
    hands: townHands(wechat, addresses),
  })
}

/** Starts everything in order and returns the addresses; what it started is left with `closing`, also when it throws. */
export const raiseTown = async (root: string, flags: Flags, closing: Closers): Promise<Addresses> => {
  let rewrite = (): void => undefined
  const onChange = () => rewrite()
  const keys = sandboxKeys(flags.folder)
  const builds = startBuilds(root)
  const stores = await openStores(root, flags.folder, onChange)
  closing.add(stores.stop)
  const { people } = await fillTown(stores, keys)
  closing.add(closeStores)

  const port = await choosePort(flags)
  const front = `http://127.0.0.1:${port}`
  const { url: wechat, close: closeWechat } = await startWechat(keys, people, front)
  closing.add(closeWechat)
  await builds.servers
  const env = serverEnvironment(stores, keys, { front, wechat })
  const servers = await runServers({ root, env, logs: logFiles(flags.folder), onChange })
  closing.add(servers.stop)
  const metrics = await startMetricsPage(servers.metrics)
  closing.add(metrics.close)

  const addresses = (): Addresses => ({
    desk: front,
    api: front,
    console: `${front}/console`,
    miniapp: `${front}/m`,
    metrics: `http://127.0.0.1:${metrics.port}`,
    wechat,
    mongo: stores.mongoUrl,
    redis: stores.redisUrl,
    processes: { ...servers.pids(), ...stores.pids(), sandbox: process.pid },
    miniappId: keys.miniappId,
    accounts: keys.accounts,
    open311ApiKeys: keys.open311ApiKeys,
    people,
  })
  await withProgress(words.startingServers, () => servers.up(flags.folder))
  await builds.h5
  const gateway = await openFront(root, flags, port, servers, addresses)
  closing.add(gateway.close)
  if (flags.watch) closing.add(watchSources(root, servers.all))
  rewrite = () => writeAddresses(flags.folder, addresses())
  closing.add(() => {
    rewrite = () => undefined
    removeAddresses(flags.folder)
  })
  rewrite()
  return addresses()
}
