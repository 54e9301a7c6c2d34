import { join } from 'node:path'
import { closeStores } from '@jinlin/backend/infra/stores'
import { serverPool } from '../gateway/serverPool'
import { startGateway } from '../gateway/startGateway'
import { firstFreePort } from '../stores/freePort'
import { startStores } from '../stores/startStores'
import * as words from '../words/running'
import { type Addresses, removeAddresses, writeAddresses } from './addresses'
import { buildProducts } from './buildProducts'
import type { Closers } from './closers'
import { fillTown } from './fillTown'
import type { Flags } from './flags'
import { logFiles } from './logFiles'
import { startMetricsPage } from './metricsPage'
import { say, withProgress } from './progress'
import { type SandboxKeys, sandboxKeys } from './sandboxKeys'
import { serverEnvironment } from './serverEnvironment'
import { startServers } from './startServers'
import { startWechat } from './startWechat'
import type { Supervised } from './supervise'
import { townHands } from './townHands'
import { watchSources } from './watchSources'

const binFolder = (root: string): string => join(root, '.data/bin')

const howMany = (name: 'BOT_SERVERS' | 'WORKERS'): number => Math.max(0, Number(process.env[name] ?? 1) || 0)

const openStores = async (root: string, folder: string, onChange: () => void) => {
  const logs = logFiles(folder)
  for (const name of ['mongod', 'redis']) logs.rotate(name)
  const onFetch = (kind: string) => say(`  … ${words.fetching(kind)}`)
  return withProgress(words.openingStores, () => startStores({ folder, binFolder: binFolder(root), onFetch, onChange }))
}

const pidsOf = (all: readonly Supervised[]): Record<string, number> => ({
  ...Object.fromEntries(all.flatMap((one) => (one.pid() ? [[one.name, one.pid() as number]] : []))),
  sandbox: process.pid,
})

const waitUp = (all: readonly Supervised[], folder: string): Promise<unknown> =>
  Promise.all(all.map((one) => one.up(60_000))).catch((error: Error) => {
    throw new Error(`${error.message}\n${words.seeLogs(join(folder, 'logs'))}`)
  })

/** The parts of the addresses that stay the same for as long as the town runs. */
const fixedAddresses = (front: string, wechat: string, metricsPort: number, keys: SandboxKeys) => ({
  desk: front,
  api: front,
  console: `${front}/console`,
  miniapp: `${front}/m`,
  metrics: `http://127.0.0.1:${metricsPort}`,
  wechat,
  miniappId: keys.miniappId,
  accounts: keys.accounts,
  open311ApiKeys: keys.open311ApiKeys,
})

/** Starts everything in order and returns the addresses; what it started is left with `closing`, also when it throws. */
export const raiseTown = async (root: string, flags: Flags, closing: Closers): Promise<Addresses> => {
  const { folder, host } = flags
  let rewrite = (): void => undefined
  const changed = () => rewrite()
  const keys = sandboxKeys(folder)
  const servers = buildProducts(root, ['bot-server', 'worker'])
  const h5 = buildProducts(root, ['h5'])
  h5.catch(() => undefined)
  servers.catch(() => undefined)

  const stores = await openStores(root, folder, changed)
  closing.add(stores.stop)
  const town = await fillTown(stores, keys)
  closing.add(closeStores)

  const port = await firstFreePort(flags.port, host)
  if (flags.port !== 0 && port !== flags.port) say(`  ! ${words.portTaken(flags.port, port)}`)
  const front = `http://127.0.0.1:${port}`
  const wechat = await startWechat(keys, town.people, front)
  closing.add(wechat.close)

  await servers
  const logs = logFiles(folder)
  const plan = { root, logs, onChange: changed, env: serverEnvironment(stores, keys, { front, wechat: wechat.url }) }
  const bots = await startServers(plan, 'bot-server', howMany('BOT_SERVERS'))
  const workers = await startServers(plan, 'worker', howMany('WORKERS'))
  const running = [...bots, ...workers]
  closing.add(() => Promise.all(running.map((one) => one.process.stop())))
  const metrics = await startMetricsPage(running.map((one) => ({ name: one.process.name, port: one.metricsPort })))
  closing.add(metrics.close)

  const fixed = fixedAddresses(front, wechat.url, metrics.port, keys)
  const addresses = (): Addresses => ({
    ...fixed,
    mongo: stores.mongoUrl,
    redis: stores.redisUrl,
    processes: pidsOf([...stores.own, ...running.map((one) => one.process)]),
    people: town.people,
  })
  await withProgress(words.startingServers, () =>
    waitUp(
      running.map((one) => one.process),
      folder,
    ),
  )
  await h5
  const gateway = await startGateway({
    host,
    port,
    servers: serverPool(bots.map((bot) => ({ name: bot.process.name, port: bot.port, isUp: bot.process.isUp }))),
    fakeWechat: serverPool([{ name: 'wechat', port: wechat.port, isUp: () => true }]),
    deskFolder: join(root, 'sandbox/src/desk/public'),
    miniappFolder: join(root, 'miniapp/dist/h5'),
    hands: townHands(wechat.url, addresses),
  })
  closing.add(gateway.close)
  rewrite = () => writeAddresses(folder, addresses())
  closing.add(() => {
    rewrite = () => undefined
    removeAddresses(folder)
  })
  if (flags.watch) {
    closing.add(
      watchSources(
        root,
        running.map((one) => one.process),
      ),
    )
  }
  rewrite()
  return addresses()
}
