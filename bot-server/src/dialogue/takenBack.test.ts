import { mayFile } from '@jinlin/backend/cases/allowance'
import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { fileCase } from '@jinlin/backend/cases/fileCase'
import { DraftModel } from '@jinlin/backend/inbox/DraftModel'
import { sweepDrafts } from '@jinlin/backend/inbox/fileDraft'
import { op } from '@jinlin/backend/infra/defineModel'
import { actorOf } from '@jinlin/backend/people/actorOf'
import { lamp } from '@jinlin/backend/testing/factories'
import { useStores } from '@jinlin/backend/testing/useStores'
import { submitLimits } from '@jinlin/domain/cases/submitLimits'
import { unknownCategory } from '@jinlin/domain/understanding/classify'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { answer } from './answer'
import { caseOf, chat, minutes, person, position, start, useChats } from './testing/chats'

useStores()
useChats()
afterEach(() => vi.restoreAllMocks())

const over = new Date(start.getTime() + minutes(10))
const sweep = () => sweepDrafts(over, 100)
const withdrawn = /^已撤销 \{号\} 下水道堵了。需要时再发给我。$/
const notReported = '还没上报，已经撤掉了。需要时再发给我。'
const statesOf = async (key: string) =>
  (await CaseModel.find({ 'reporter.userId': key }).sort({ _id: 1 }).lean()).map(({ state }) => state)
const draftsOf = async (key: string) =>
  (await DraftModel.find({ userId: key, takenBackAt: op({ $exists: false }) }).lean()).map(({ state }) => state)

/** Lets something happen at the moment after this person's reports have been read and before anything is made of it. */
function afterReading(happens: () => Promise<unknown>) {
  const find = DraftModel.find.bind(DraftModel)
  vi.spyOn(DraftModel, 'find').mockImplementationOnce(((...asked: Parameters<typeof find>) => {
    const query = find(...asked)
    const lean = query.lean.bind(query)
    query.lean = (async () => {
      const found = await lean()
      await happens()
      return found
    }) as unknown as typeof query.lean
    return query
  }) as unknown as typeof DraftModel.find)
}

/** Somebody says what is blocked and not where. */
async function says(key: string) {
  await person(key)
  const say = chat(`o-${key}`)
  expect(await say('下水道堵了', 0, `safe-${key}-words`)).toMatch(/^收到：下水道堵了。在哪里？/)
  return { takeBack: () => say('撤销', 10, `safe-${key}-back`), say }
}

/** As a process does that dies before it can close the report whose case it has stored. */
async function storesOnly(key: string) {
  const draft = await DraftModel.findOne({ userId: key, state: 'open' }).lean()
  if (!draft) throw new Error(`${key} has no report in the making`)
  const said = { words: draft.words.join('\n'), attachmentIds: [], happenedAt: draft.openedAt }
  const tap = { key: draft._id, category: unknownCategory, unsorted: 'words' as const, ...said }
  const where = { via: 'account' as const, accountKey: 'safe', placeUnknown: true, dispatchNow: true }
  await fileCase(await actorOf(key), { ...tap, ...where }, over)
}

/** Taps in the mini-program until the minute takes no more. */
async function reportsAsMuchAsOneMay(key: string) {
  const actor = await actorOf(key)
  // each process forgives the first report of a day
  await mayFile(actor, lamp, over)
  for (let n = 0; n < submitLimits.perMinute; n += 1) {
    const tap = {
      key: `${key}-tap${n}`,
      category: lamp,
      attachmentIds: [],
      via: 'miniapp' as const,
      placeUnknown: true,
    }
    await fileCase(actor, tap, over)
  }
}

/** Lets so many commands find that somebody was faster by a moment. */
function somebodyIsFaster(times: number) {
  const change = CaseModel.findOneAndUpdate.bind(CaseModel)
  const faster = ((filter: { _id: string }, ...rest: [object, object]) => ({
    lean: async () => {
      await CaseModel.updateOne({ _id: filter._id }, { $inc: { version: 1 } })
      return change(filter, ...rest).lean()
    },
  })) as unknown as typeof CaseModel.findOneAndUpdate
  const spied = vi.spyOn(CaseModel, 'findOneAndUpdate')
  for (let n = 0; n < times; n += 1) spied.mockImplementationOnce(faster)
}

describe('撤销 of words that wait for their place', () => {
  it('leaves no case before the ten minutes are over, however often it is handled', async () => {
    const { takeBack } = await says('early')
    for (const _ of [1, 2]) expect(await takeBack()).toBe(notReported)
    await sweep()
    expect([await statesOf('early'), await draftsOf('early')]).toEqual([[], ['dropped']])
  })

  it('takes the case back after they were filed without a place', async () => {
    const { takeBack } = await says('after')
    await sweep()
    for (const _ of [1, 2]) expect(await takeBack()).toMatch(withdrawn)
    expect(await statesOf('after')).toEqual(['withdrawn'])
  })

  it('is taken up again where others were faster at every try: nothing is done yet that it could be too late for', async () => {
    const { takeBack } = await says('faster')
    await sweep()
    somebodyIsFaster(3)
    await expect(takeBack()).rejects.toMatchObject({ code: 'case_moved', details: { why: 'race' } })
    expect(await takeBack()).toMatch(withdrawn)
    expect(await statesOf('faster')).toEqual(['withdrawn'])
  })

  it('takes the case back that is filed at this moment, and asks nobody with several others which', async () => {
    await person('moment')
    const before = chat('o-moment')
    await before('泉山家园3号楼路灯不亮', -60)
    await before('泉山家园3号楼电梯坏了', -40)
    const { takeBack } = await says('moment')
    afterReading(sweep)
    for (const _ of [1, 2]) expect(await takeBack()).toMatch(withdrawn)
    expect(await statesOf('moment')).toEqual(['submitted', 'submitted', 'withdrawn'])
  })

  it('takes the case back whose process died before it closed the report', async () => {
    const { takeBack } = await says('died')
    await storesOnly('died')
    for (const _ of [1, 2]) expect(await takeBack()).toMatch(withdrawn)
    await sweep()
    expect(await statesOf('died')).toEqual(['withdrawn'])
  })

  it('leaves no case where the sweep had read the report and not begun to file it', async () => {
    const { takeBack } = await says('read')
    const said: (string | null)[] = []
    afterReading(async () => said.push(await takeBack()))
    await sweep()
    expect([said, await statesOf('read'), await draftsOf('read')]).toEqual([[notReported], [], ['dropped']])
  })

  it('takes back what the sweep has begun to file, though its process died at once', async () => {
    const { takeBack } = await says('begun')
    await DraftModel.updateOne({ userId: 'begun' }, { $set: { filing: true } })
    for (const _ of [1, 2]) expect(await takeBack()).toMatch(withdrawn)
    await sweep()
    expect(await statesOf('begun')).toEqual(['withdrawn'])
  })

  it('drops what the sweep has begun to file when as much as one may has been filed', async () => {
    const { takeBack } = await says('held')
    await reportsAsMuchAsOneMay('held')
    const before = await statesOf('held')
    await DraftModel.updateOne({ userId: 'held' }, { $set: { filing: true } })
    for (const _ of [1, 2]) expect(await takeBack()).toBe(notReported)
    await sweepDrafts(new Date(over.getTime() + minutes(2)), 100)
    expect([await statesOf('held'), await draftsOf('held')]).toEqual([before, ['dropped']])
  })

  it('takes back what the sweep has begun to file at a place outside the city', async () => {
    const { takeBack } = await says('abroad')
    const place = { from: 'said', point: { lng: 116.4, lat: 39.9, datum: 'wgs84' } }
    await DraftModel.updateOne({ userId: 'abroad' }, { $set: { filing: true, place } })
    for (const _ of [1, 2]) expect(await takeBack()).toMatch(withdrawn)
    await sweep()
    expect(await statesOf('abroad')).toEqual(['withdrawn'])
  })

  it('is true whenever it comes: what was not reported has no case, and no case goes on', async () => {
    const wrong: string[] = []
    for (let n = 0; n < 20; n += 1) {
      const key = `any${n}`
      const { takeBack } = await says(key)
      const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))
      const [said] = await Promise.all([wait(n % 7).then(takeBack), wait(n % 3).then(sweep)])
      const states = await statesOf(key)
      const right =
        said === notReported ? states.length === 0 : withdrawn.test(said ?? '') && states.join() === 'withdrawn'
      if (!right) wrong.push(`${key}: ${said} ${states}`)
    }
    expect(wrong).toEqual([])
  })
})

describe('撤销 of what was filed at once', () => {
  it.each([
    ['danger', '楼下着火了', undefined],
    ['home', '路灯不亮', 'd1'],
    ['trade', { kind: 'menu', key: 'call_plumber' }, 'd1'],
    ['picture', { kind: 'image', mediaId: 'm' }, 'd1'],
  ] as const)('(%s) takes the case back', async (name, words, home) => {
    const key = `once-${name}`
    await person(key, home)
    const say = chat(`o-${key}`)
    expect(await say(words)).toMatch(/^(请马上|已上报|正在给您找|收到，已上报|邻居)/)
    for (const _ of [1, 2]) expect(await say('撤销', 1, `safe-${key}-back`)).toMatch(/^已撤销 \{号\}/)
    expect(await statesOf(key)).toEqual(['withdrawn'])
  })
})

describe('what comes at the moment the report before it is filed', () => {
  it.each([
    ['position', position(250, 220, '3 号楼旁'), '已上报：下水道堵了，3 号楼旁。', '3 号楼旁'],
    ['address', '泉山家园3号楼', '已上报：下水道堵了，泉山家园 3 号楼。', '泉山家园3号楼'],
    ['words', '都漫出来了', '已加到 {号}。', undefined],
  ] as const)('(%s) belongs to its case', async (name, content, answer, text) => {
    const key = `edge-${name}`
    const { say } = await says(key)
    afterReading(sweep)
    expect(await say(content, 10)).toContain(answer)
    expect(await statesOf(key)).toEqual(['submitted'])
    expect((await caseOf(key)).place).toMatchObject(text ? { text } : { unknown: true })
  })
})

describe('words that a 撤销 overtook on the way', () => {
  const sent = (key: string, text: string, second: number, arrives = second) => {
    const at = (after: number) => new Date(start.getTime() + after * 1000)
    const content = { kind: 'text' as const, text }
    return answer(
      { key: `safe-${key}-${second}`, accountKey: 'safe', openid: `o-${key}`, sentAt: at(second), content },
      at(arrives),
    )
  }

  it('are not reported, and the person is told so; what they say afterwards is', async () => {
    await person('overtaken', 'd1')
    expect(await sent('overtaken', '撤销', 3)).toBe('您现在没有在办的事项。有事直接发给我。')
    for (const _ of [1, 2])
      expect(await sent('overtaken', '路灯不亮', 1, 6)).toBe('您后来回了撤销，这条就没上报。要报再发一次。')
    expect(await statesOf('overtaken')).toEqual([])
    expect(await sent('overtaken', '路灯不亮', 7)).toMatch(/^已上报：路灯不亮/)
  })

  it('of danger are reported all the same', async () => {
    await person('overtaken-fire')
    await sent('overtaken-fire', '撤销', 3)
    expect(await sent('overtaken-fire', '楼下着火了', 1, 6)).toMatch(/^请马上打 119/)
    expect(await statesOf('overtaken-fire')).toEqual(['submitted'])
  })

  it('or that were said long before are reported too', async () => {
    await person('overtaken-old', 'd1')
    await sent('overtaken-old', '撤销', 900)
    expect(await sent('overtaken-old', '路灯不亮', 1, 910)).toMatch(/^(已上报|邻居)/)
  })
})
