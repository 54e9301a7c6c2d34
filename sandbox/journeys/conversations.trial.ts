import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { gridCentres } from '../src/load/cast'
import { converse } from '../src/load/conversations'
import { seeded } from '../src/load/random'
import { judgeTalks, quiet } from './support/judgeTalks'
import { killRedisWithItsData } from './support/killRedis'
import { useBusyTown } from './support/useBusyTown'

/** How many people talk: `TALKS=2000` is the full measure; `TALK_SEED` plays one run again. */
const talks = Number(process.env.TALKS ?? 300)
const seed = Number(process.env.TALK_SEED ?? Math.floor(Math.random() * 1e9))
const flight = 24
const quietMs = 120_000

const { town, staffWork, staffRest } = useBusyTown({ WORKERS: '1', BOT_SERVERS: '1' })

/** Whether a process is there and, of the servers, one answers: who is just coming back is not killed again. */
const isUp = async (name: string): Promise<boolean> =>
  town().addresses().processes[name] !== undefined &&
  (await fetch(`${town().addresses().api}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  ))

/** Kills one server or the other every few seconds until the talks are over, and Redis with all it has once. Tells what died. */
async function killAtRandom(random: () => number, over: () => boolean): Promise<Record<string, number>> {
  const killed: Record<string, number> = { 'bot-server-1': 0, 'worker-1': 0, redis: 0 }
  for (let turn = 1; !over() || killed.redis === 0; turn += 1) {
    await pause(1500 + random() * 3500)
    const name = turn > 1 && killed.redis === 0 ? 'redis' : random() < 0.6 ? 'bot-server-1' : 'worker-1'
    if (!(await isUp(name))) continue
    if (name === 'redis') killRedisWithItsData(town())
    else town().kill(name)
    killed[name] = (killed[name] ?? 0) + 1
  }
  return killed
}

describe(`while ${talks} people talk to the account`, () => {
  it('everybody has exactly the cases the transcript says and their news once, whoever is killed', {
    timeout: 240_000 + talks * 900,
  }, async () => {
    console.info(`TALK_SEED=${seed}`)
    const random = seeded(seed)
    await staffWork(150, random)
    const talking = { wechat: town().addresses().wechat, accountKey: 'main', places: await gridCentres(), random }
    expect(talking.places.length).toBeGreaterThan(100)
    let over = false
    const [said, killed] = await Promise.all([
      converse(talking, talks, flight).finally(() => {
        over = true
      }),
      killAtRandom(seeded(seed + 1), () => over),
    ])
    staffRest()
    expect(await quiet(quietMs)).toBe(true)
    const account = town()
      .addresses()
      .accounts.find(({ key }) => key === 'main')
    const { cases, news, wrong } = await judgeTalks(talking.wechat, account?.appId ?? '', said)
    const unheard = said.reduce((total, one) => total + one.unheard, 0)
    console.info(
      `${talks} talks, ${cases} cases, ${news} news; killed ${JSON.stringify(killed)}; ${unheard} said again`,
    )
    expect(wrong).toEqual([])
    expect(cases).toBe(said.reduce((total, { plot }) => total + plot.cases, 0))
    expect(killed.redis).toBe(1)
  })
})
