import { randomUUID } from 'node:crypto'
import { moveCase } from '@jinlin/backend/cases/moveCase'
import type { LiveFrame } from '@jinlin/domain/live/frames'
import { systemActor } from '@jinlin/domain/people/roles'
import { apiClient } from '../load/apiClient'
import { liveScreen } from '../load/liveScreen'

/** Phones that open at once take some seconds to be shown their tasks. */
const connectMs = 15_000
/** So long a case of the pool is shown before somebody claims it, and so long is waited for the last phone to lose it. */
const shownMs = 4000
const lostMs = 3000
const pauseMs = 100

type Pooled = { holders: Set<number>; claimedAt?: number; winner?: number; goneAt: Map<number, number> }
/** `times` = ms from the claim's request to the moment the last other phone lost the case, for each case; `phones` = how many other phones had it, on the average. */
export type Gone = { times: number[]; phones: number; kept: number; lost: number }

type Where = { api: string; tokens: readonly string[]; staff: readonly string[]; centres: readonly [number, number][] }

/** Puts so many fresh reports into the open pool and lets somebody who sees one claim it, one after the other. Nobody may be seeking people for them meanwhile: the worker stands still. */
export async function claimToGone({ api, tokens, staff, centres }: Where, count: number): Promise<Gone> {
  const pool = new Map<string, Pooled>()
  const screens = staff.map((token, i) => liveScreen(api, token, (frame) => see(pool, i, frame)))
  await pause(connectMs)
  for (let i = 0; i < count; i += 1) {
    const id = await fileOne(api, tokens[i % tokens.length] ?? '', centres[(i * 5) % centres.length] ?? [0, 0])
    pool.set(id, { holders: new Set(), goneAt: new Map() })
    await moveCase(systemActor, id, 'open_pool', { nobody: true }, new Date())
  }
  await pause(shownMs)
  const winners = new Set<number>()
  let lost = 0
  for (const [id, pooled] of pool) {
    const winner = [...pooled.holders].find((i) => !winners.has(i))
    if (winner === undefined) continue
    winners.add(winner)
    Object.assign(pooled, { winner, claimedAt: performance.now() })
    const claimed = await apiClient(api, staff[winner]).post(
      `/api/cases/${id}/commands`,
      { command: 'claim' },
      randomUUID(),
    )
    if (claimed.status !== 200) lost += 1
    await pause(pauseMs)
  }
  await pause(lostMs)
  for (const screen of screens) screen.close()
  return { ...counted([...pool.values()].filter(({ claimedAt }) => claimedAt !== undefined)), lost }
}

function see(pool: ReadonlyMap<string, Pooled>, i: number, frame: LiveFrame): void {
  const id = 'gone' in frame ? frame.gone : 'case' in frame ? frame.case.id : undefined
  const pooled = id === undefined ? undefined : pool.get(id)
  if (!pooled) return
  if ('case' in frame && frame.case.poolSince) pooled.holders.add(i)
  else if (pooled.holders.has(i) && !pooled.goneAt.has(i)) pooled.goneAt.set(i, performance.now())
}

function counted(claimed: readonly Pooled[]): Omit<Gone, 'lost'> {
  const others = claimed.map(({ holders, winner, claimedAt = 0, goneAt }) =>
    [...holders].filter((i) => i !== winner).map((i) => (goneAt.get(i) ?? Number.NaN) - claimedAt),
  )
  const all = others.flat()
  return {
    times: others
      .filter((each) => each.length > 0)
      .map((each) => Math.max(...each.filter((ms) => !Number.isNaN(ms)), 0)),
    phones: all.length / Math.max(1, claimed.length),
    kept: all.filter(Number.isNaN).length,
  }
}

async function fileOne(api: string, token: string, [lng, lat]: readonly [number, number]): Promise<string> {
  const body = { category: 'P0137', point: { lng, lat, datum: 'wgs84' } }
  const { data, status } = await apiClient(api, token).post<{ id: string }>('/api/cases', body, randomUUID())
  if (!data) throw new Error(`A report was answered ${status}`)
  return data.id
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
