import { join } from 'node:path'
import { closeStores } from '@jinlin/backend/infra/stores'
import type { TownHands } from '../gateway/sandboxRoutes'
import { serverPool } from '../gateway/serverPool'
import { startGateway } from '../gateway/startGateway'
import { firstFreePort } from '../stores/freePort'
import { type Stores, startStores } from '../stores/startStores'
import * as words from '../words/running'
import { type Addresses, type PersonAddress, removeAddresses, writeAddresses } from './addresses'
import { buildProducts } from './buildProducts'
import type { Closers } from './closers'
import { fillTown } from './fillTown'
import type { Flags } from './flags'
import { logFiles } from './logFiles'
import { startMetricsPage } from './metricsPage'
import { servedMiniapp } from './products'
import { say, withProgress } from './progress'
import { type SandboxKeys, sandboxKeys } from './sandboxKeys'
import { serverEnvironment } from './serverEnvironment'
import { type RunningServers, runServers } from './startServers'
import { startWechat } from './startWechat'
import { slowClock, townHands } from './townHands'
import { watchSources } from './watchSources'

/** Whoever watches the console sees that somebody died, and that it is mended. */
const onRestarted = (name: string, how: string, ms: number): void => say(`  ! ${words.restarted(name, how, ms)}`)

const openStores = async (root: string, folder: string, onChange: () => void): Promise<Stores> => {
  const logs = logFiles(folder)
  for (const name of ['mongod', 'redis']) logs.rotate(name)
  const onFetch = (kind: string) => say(`  … ${words.fetching(kind)}`)
  const binFolder = join(root, '.data/bin')
  return withProgress(words.openingStores, () => startStores({ folder, binFolder, onFetch, onChange, onRestarted }))
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

type Opened = { stores: Stores; keys: SandboxKeys; people: PersonAddress[]; everybody: PersonAddress[] }

/** The stores with the town in them. */
const openTown = async (root: string, { folder }: Flags, onChange: () => void, closing: Closers): Promise<Opened> => {
  const keys = sandboxKeys(folder)
  const stores = await openStores(root, folder, onChange)
  closing.add(stores.stop)
  const { people, crowd } = await fillTown(stores, keys)
  closing.add(closeStores)
  await slowClock()
  return { stores, keys, people, everybody: [...people, ...crowd] }
}

type Behind = { front: string; port: number; wechat: string; servers: RunningServers; metricsPort: number }

/** What stands behind the front port, the port itself chosen first: the fake platform delivers to it. */
const startBehind = async (
  root: string,
  flags: Flags,
  { stores, keys, everybody }: Opened,
  onChange: () => void,
  closing: Closers,
): Promise<Behind> => {
  const port = await choosePort(flags)
  const front = `http://127.0.0.1:${port}`
  const { url: wechat, close: closeWechat } = await startWechat(keys, everybody, front, flags.folder)
  closing.add(closeWechat)
  const env = serverEnvironment(stores, keys, { front, wechat })
  const servers = await runServers({ root, env, logs: logFiles(flags.folder), onChange, onRestarted })
  closing.add(servers.stop)
  const metrics = await startMetricsPage(servers.metrics)
  closing.add(metrics.close)
  return { front, port, wechat, servers, metricsPort: metrics.port }
}

const addressesOf = ({ stores, keys, people }: Opened, { front, wechat, servers, metricsPort }: Behind): Addresses => ({
  desk: front,
  api: front,
  servers: servers.bots.map(({ port }) => `http://127.0.0.1:${port}`),
  miniapp: `${front}/m`,
  metrics: `http://127.0.0.1:${metricsPort}`,
  wechat,
  mongo: stores.mongoUrl,
  redis: stores.redisUrl,
  processes: { ...servers.pids(), ...stores.pids(), sandbox: process.pid },
  miniappId: keys.miniappId,
  miniPush: keys.miniPush,
  accounts: keys.accounts,
  open311ApiKeys: keys.open311ApiKeys,
  people,
})

const openFront = (root: string, { host }: Flags, { port, wechat, servers }: Behind, hands: TownHands) =>
  startGateway({
    host,
    port,
    servers: serverPool(servers.bots.map(({ process, port }) => ({ name: process.name, port, isUp: process.isUp }))),
    fakeWechat: serverPool([{ name: 'wechat', port: Number(new URL(wechat).port), isUp: () => true }]),
    deskFolder: join(root, 'sandbox/src/desk/public'),
    miniappFolder: join(root, servedMiniapp),
    hands,
  })

/** Starts everything in order and returns the addresses; what it started is left with `closing`, also when it throws. */
export const raiseTown = async (root: string, flags: Flags, closing: Closers): Promise<Addresses> => {
  let rewrite = (): void => undefined
  const onChange = () => rewrite()
  const builds = startBuilds(root)
  const town = await openTown(root, flags, onChange, closing)
  await builds.servers
  const behind = await startBehind(root, flags, town, onChange, closing)
  const { servers, wechat } = behind
  await withProgress(words.startingServers, () => servers.up(flags.folder))
  await builds.h5
  const addresses = () => addressesOf(town, behind)
  const gateway = await openFront(root, flags, behind, townHands(wechat, addresses, town.everybody))
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
