import { setTimeout as pause } from 'node:timers/promises'
import mongoose from 'mongoose'
import type { Cluster } from './cluster/startCluster'
import type { Hit } from './inject/hit'
import { inject } from './inject/inject'
import { faultKinds } from './kinds'
import type { Disturbance } from './recount/lateness'
import type { Fault } from './schedule'

/** A fault as it came: what it hit, and from when to when it was felt, in ms after the load began. */
export type Done = Fault & { hit: Hit; from: number; until: number }

const backMs = 90_000

/** Resolves when the database takes a write by the majority again. */
async function untilWritable(): Promise<void> {
  const probe = mongoose.connection.getClient().db('faults').collection('probe')
  for (const until = Date.now() + backMs; Date.now() < until; await pause(100)) {
    const written = await probe
      .insertOne({ at: new Date() }, { writeConcern: { w: 'majority', wtimeoutMS: 5000 } })
      .then(
        () => true,
        () => false,
      )
    if (written) return
  }
}

async function doOne(cluster: Cluster, fault: Fault, began: number): Promise<Done> {
  const from = Date.now() - began
  const hit = await inject(cluster, fault).catch((error: Error): Hit => ({ skipped: error.message.slice(0, 100) }))
  if (faultKinds[fault.kind].hits === 'mongo') await untilWritable()
  return { ...fault, hit, from, until: Date.now() - began }
}

/** Does every fault of the schedule at its moment, whether or not the one before is over; tells each as it ends. */
export async function disturb(
  cluster: Cluster,
  schedule: readonly Fault[],
  began: number,
  tell: (done: Done) => void,
): Promise<Done[]> {
  const doing: Promise<Done>[] = []
  for (const fault of schedule) {
    await pause(Math.max(0, began + fault.atMs - Date.now()))
    const done = doOne(cluster, fault, began)
    done.then(tell, () => undefined)
    doing.push(done)
  }
  return Promise.all(doing)
}

/** What the recount of lateness has to know of the faults; those that were skipped disturbed nobody. */
export const disturbancesOf = (all: readonly Done[], began: number): Disturbance[] =>
  all
    .filter(({ hit }) => 'who' in hit)
    .map(({ kind, from, until }) => ({ hits: faultKinds[kind].hits, from: began + from, until: began + until }))
