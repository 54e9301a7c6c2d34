import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueNotifications } from '../jobs/sweep'
import { useStores } from '../testing/useStores'
import { noteInbound } from './customerWindow'
import { type Notification, NotificationModel } from './NotificationModel'
import { giveBackKept, keptFor } from './news'
import { sendNotification } from './sendNotification'
import { noteConsent } from './subscriptions'
import { aNews, freshChannels, later, now, rowOf, useChannels } from './testing/channelWorld'
import { type Manner, platform } from './testing/platform'

useStores()
useChannels()

const manners: readonly Manner[] = [
  0,
  0,
  0,
  'cut',
  'lost',
  -1,
  45015,
  45047,
  45009,
  43004,
  40003,
  43101,
  40001,
  47003,
  45011,
  40164,
]
const manner = fc.constantFrom(...manners)
/** What happens next: news is made, the person writes or allows, time goes by and workers sweep, one dies while sending, a reply takes what is kept, or its server dies before it is said. */
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('news' as const), priority: fc.constantFrom(1, 2, 3, 5) }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'writes' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'allows' as const }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('sweep' as const), seconds: fc.integer({ min: 1, max: 700 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'dies' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'reply' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'broken reply' as const }) },
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

const done = ['sent', 'kept', 'unknown', 'superseded', 'dead']

/** One run: the rows made, and how often each was said in a passive reply. */
class Run {
  at = 0
  made: Notification[] = []
  replies = new Map<string, number>()
  /** Messages whose handling broke off after they had taken what was kept. */
  broken: string[] = []

  async do(next: Act): Promise<void> {
    this.at += 1
    if (next.kind === 'news') await this.news(next.priority)
    if (next.kind === 'writes') await noteInbound('service', 'o-service', 'message', later(this.at))
    if (next.kind === 'allows') await this.allow()
    if (next.kind === 'dies') await this.die()
    if (next.kind === 'reply') await this.reply(`m-${this.at}`)
    if (next.kind === 'broken reply') await this.breakOff()
    if (next.kind === 'sweep') await this.sweep(next.seconds)
  }

  private async news(priority: number): Promise<void> {
    const waits = priority === 5 ? { state: 'kept' as const, reason: 'rest' } : {}
    this.made.push(await aNews({ priority, at: later(this.at), dueAt: later(this.at), ...waits }))
  }

  private allow = () => noteConsent({ appId: 'wxmini', openid: 'o-mini', templateId: 'M' }, true, `${this.at}`, now)

  /** A worker that was killed after its message had left and before it wrote so. */
  private async die(): Promise<void> {
    const [id] = await dueNotifications(later(this.at + 1), 1)
    if (!id) return
    await sendNotification(id, later(this.at))
    const under = { state: 'sending' as const, leaseUntil: later(this.at + 30), dueAt: later(this.at + 30) }
    await NotificationModel.updateOne({ _id: id, state: 'sent' }, { $set: under, $unset: { channel: 1, sentAt: 1 } })
  }

  private async breakOff(): Promise<void> {
    const key = `m-${this.at}`
    await keptFor('aunt', later(this.at), { key })
    this.broken.push(key)
  }

  private async reply(key: string): Promise<void> {
    const said = await keptFor('aunt', later(this.at), { key })
    for (const { _id } of said) this.replies.set(_id, (this.replies.get(_id) ?? 0) + 1)
  }

  /** What broke off is handled again, or given up: every second one. */
  async mend(): Promise<void> {
    for (const [index, key] of this.broken.entries()) await (index % 2 ? giveBackKept(key) : this.reply(key))
  }

  async sweep(seconds: number): Promise<void> {
    this.at += seconds
    const due = await dueNotifications(later(this.at))
    // two workers find the same
    await Promise.all([...due, ...due].map((id) => sendNotification(id, later(this.at))))
  }
}

/** How often a person got the words of this news, pushed or in a reply. */
const timesSaid = (run: Run, { _id, text }: Notification): number => {
  const pushed = platform.arrived.filter(({ said }) => said.split(/\n\n|\|/).includes(text)).length
  return pushed + (run.replies.get(_id) ?? 0)
}

describe('whatever WeChat answers, and whoever dies', () => {
  it('no news is lost and none comes twice: what is marked sent was said once, what waits was not, and all add up', async () => {
    const story = fc.array(act, { minLength: 5, maxLength: 25 })
    await fc.assert(
      fc
        .asyncProperty(story, fc.array(manner, { minLength: 60, maxLength: 60 }), async (acts, answers) => {
          let asked = 0
          platform.next = () => answers[asked++ % answers.length] ?? 0
          const run = new Run()
          for (const each of acts) await run.do(each)
          for (let round = 0; round < 8; round += 1) await run.sweep(700)
          await run.mend()
          const rows = await NotificationModel.find({}).lean()
          const ended = rows.filter(({ state }) => done.includes(state))
          expect(ended.map(({ _id }) => _id).sort()).toEqual(run.made.map(({ _id }) => _id).sort())
          for (const row of run.made) expect(timesSaid(run, row)).toBeLessThanOrEqual(1)
          const sent = ended.filter(({ state }) => state === 'sent')
          for (const row of sent) expect([row._id, timesSaid(run, row)]).toEqual([row._id, 1])
          const waiting = ended.filter(({ state }) => state === 'kept' || state === 'superseded')
          for (const row of waiting) expect([row._id, timesSaid(run, row)]).toEqual([row._id, 0])
        })
        .beforeEach(freshChannels),
      { numRuns: 40 },
    )
  }, 240_000)

  it('who takes what is kept and dies before replying says it when the message is taken up again, once', async () => {
    const row = await aNews({ state: 'kept' })
    await keptFor('aunt', later(1), { key: 'm' })
    expect(await keptFor('aunt', later(2), { key: 'another' })).toEqual([])
    for (const more of [1, 2, 3]) await aNews({ state: 'kept', priority: 0, at: later(more) })
    const again = await keptFor('aunt', later(10), { key: 'm', limit: 2 })
    expect(again.map(({ _id }) => _id)[0]).toBe(row._id)
    expect(again).toHaveLength(2)
  })

  it('what the reply has no room for on the second time waits on, and what nobody will say any more does', async () => {
    const long = await aNews({ state: 'kept', text: '长'.repeat(99) })
    const short = await aNews({ state: 'kept', at: later(1) })
    expect(await keptFor('aunt', later(1), { key: 'm' })).toHaveLength(2)
    const again = await keptFor('aunt', later(10), { key: 'm', room: 60 })
    expect(again.map(({ _id }) => _id)).toEqual([short._id])
    expect(await rowOf(long)).toMatchObject({ state: 'kept' })
    await giveBackKept('m')
    expect((await keptFor('aunt', later(20), { key: 'n' })).map(({ _id }) => _id)).toEqual([long._id, short._id])
  })
})
