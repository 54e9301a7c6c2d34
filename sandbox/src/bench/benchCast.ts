import mongoose from 'mongoose'
import type { StartedTown } from '../../journeys/support/startTown'
import { gridCentres } from '../load/cast'
import { benchResidents } from './benchResidents'
import { fileAtFullSpeed } from './filing'
import { serverOf } from './serverOf'

/** More than all rounds together need: a resident taps once a day, and a second tap costs the question what the first one was. */
const residents = 60_000

/** A town to measure: its residents' tokens, where they report, and a case as filing stores it. */
export type Cast = {
  town: StartedTown
  tokens: string[]
  centres: [number, number][]
  template: Record<string, unknown>
}

/** The worker sleeps while the first cases are filed, so that the raw rounds insert what filing inserts. */
export async function prepare(town: StartedTown): Promise<Cast> {
  const tokens = await benchResidents(residents, new Date())
  const centres = await gridCentres()
  const worker = pidOf(town, 'worker-1')
  process.kill(worker, 'SIGSTOP')
  await fileAtFullSpeed(serverOf(town), tokens, centres, 16, 6, [])
  const template = await mongoose.connection
    .getClient()
    .db()
    .collection('cases')
    .findOne({ state: 'submitted', version: 1 })
  process.kill(worker, 'SIGCONT')
  if (!template) throw new Error('No case was stored while warming up')
  await drained()
  return { town, tokens, centres, template }
}

/** The pid of a process of the town. */
export function pidOf(town: StartedTown, name: string): number {
  const pid = town.addresses().processes[name]
  if (!pid) throw new Error(`The town has no process ${name}`)
  return pid
}

/** Those whose CPU a case costs. */
export const pidsOf = (town: StartedTown) => ['bot-server-1', 'mongod', 'redis'].map((name) => pidOf(town, name))

/** How many wakings are due and not done. */
export const overdue = () =>
  mongoose.connection
    .getClient()
    .db()
    .collection('cases')
    .countDocuments({ wakeAt: { $lte: new Date() } })

/** What a setting left undone is taken away, so that the next one and the offers begin with an empty town; the alarm clocks ring for nothing. */
export async function putAside(): Promise<void> {
  await mongoose.connection.getClient().db().collection('cases').deleteMany({})
  await new Promise((r) => setTimeout(r, 10_000))
}

/** Waits until the worker has caught up, so that the next round starts level; at most a minute. */
export async function drained(): Promise<void> {
  for (let i = 0; i < 60 && (await overdue()) > 20; i++) await new Promise((r) => setTimeout(r, 1000))
}
