import type { AddressInfo } from 'node:net'
import { setPriority } from 'node:os'
import { printableEnv, serverEnv } from '@jinlin/backend/infra/env'
import { logger } from '@jinlin/backend/infra/logger'
import { collectProcessMetrics } from '@jinlin/backend/infra/metrics'
import { metricsServer } from '@jinlin/backend/infra/metricsServer'
import { onShutdown, stopOnSignals } from '@jinlin/backend/infra/shutdown'
import { closeStores, connectStores } from '@jinlin/backend/infra/stores'
import { startWorker } from './startWorker'

/** On a machine they share, taking a report in comes a little before moving one on (half the share of a contended core). */
setPriority(3)

const env = serverEnv()
stopOnSignals()
logger.info(printableEnv(env), 'starting')
collectProcessMetrics()
await connectStores(env)
const worker = startWorker(env.WORKER_CONCURRENCY)
const metrics = await metricsServer(env.METRICS_PORT)

onShutdown('worker', () => worker.close())
onShutdown('metrics', () => void metrics.close())
onShutdown('stores', closeStores)
const metricsPort = (metrics.address() as AddressInfo).port
process.stdout.write(`${JSON.stringify({ ready: true, name: env.PROCESS_NAME, metricsPort, pid: process.pid })}\n`)
