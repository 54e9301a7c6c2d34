import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { watchDisk } from '@jinlin/backend/infra/diskRoom'
import { printableEnv, serverEnv } from '@jinlin/backend/infra/env'
import { logger } from '@jinlin/backend/infra/logger'
import { collectProcessMetrics } from '@jinlin/backend/infra/metrics'
import { metricsServer } from '@jinlin/backend/infra/metricsServer'
import { onShutdown, stopOnSignals } from '@jinlin/backend/infra/shutdown'
import { closeStores, connectStores } from '@jinlin/backend/infra/stores'
import { makeApp } from './app'
import { liveServer } from './live/liveServer'
import { ensureMenus } from './wechat/ensureMenus'
import { sweepInbox } from './wechat/inboxSweep'
import { warnOfOpenModes } from './wechat/openMode'
import { repeatSweep } from './wechat/repeatSweep'
import { sweepFailed } from './wechat/sweepFailed'
import { sweepMedia } from './wechat/sweepMedia'

/** After `/readyz` says no, the gateway has this long to look elsewhere; requests in flight have this long to end. */
const leaveMs = 2000
const inFlightMs = 10_000

const env = serverEnv()
stopOnSignals()
logger.info(printableEnv(env), 'starting')
collectProcessMetrics()
await connectStores(env)

const app = makeApp({ sandbox: env.SANDBOX === '1', trusted: env.TRUSTED_NETWORKS })
const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000 }, app.callback())
const live = liveServer(server)
const stopWatchingDisk = watchDisk()
const stopInboxSweep = repeatSweep('inbox', sweepInbox)
const stopFailedSweep = repeatSweep('failed', (clock) => sweepFailed(clock()))
const stopMediaSweep = repeatSweep('media', sweepMedia)
const metrics = await metricsServer(env.METRICS_PORT)
await new Promise<void>((resolve, reject) => {
  server.once('error', reject)
  server.listen(env.PORT, resolve)
})

onShutdown('leave', () => new Promise((resolve) => setTimeout(resolve, env.SANDBOX === '1' ? 0 : leaveMs)))
onShutdown('live', () => live.close())
onShutdown('http', () => drained(server))
onShutdown('inbox', stopInboxSweep)
onShutdown('failed', stopFailedSweep)
onShutdown('media', stopMediaSweep)
onShutdown('disk', stopWatchingDisk)
onShutdown('metrics', () => void metrics.close())
onShutdown('stores', closeStores)
process.stdout.write(
  `${JSON.stringify({ ready: true, name: env.PROCESS_NAME, port: portOf(server), metricsPort: portOf(metrics), pid: process.pid })}\n`,
)
warnOfOpenModes().catch((error: unknown) => logger.warn({ err: error }, 'the modes were not looked at'))
ensureMenus(env).catch((error: unknown) => logger.warn({ err: error }, 'the menus were not looked after'))

/** Accepts nothing new, closes idle connections, waits for what is under way. */
function drained(http: Server): Promise<void> {
  return new Promise((resolve) => {
    const hurry = setTimeout(() => http.closeAllConnections(), inFlightMs)
    http.close(() => {
      clearTimeout(hurry)
      resolve()
    })
    http.closeIdleConnections()
  })
}

function portOf(http: Server): number {
  return (http.address() as AddressInfo).port
}
