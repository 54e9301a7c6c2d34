import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { moveCase } from '@jinlin/backend/cases/moveCase'
import { StaffModel } from '@jinlin/backend/dispatch/StaffModel'
import { useStores } from '@jinlin/backend/testing/useStores'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { caseOf, chat, person, position, start, useChats, world } from './testing/chats'

useStores()
useChats()
// Whoever had something to do in one conversation has nothing left to do in the next.
afterEach(() =>
  CaseModel.updateMany({}, { $set: { state: 'withdrawn', wakeAt: null }, $unset: { near: 1, assignee: 1, offer: 1 } }),
)

const casesOf = (key: string) => CaseModel.countDocuments({ 'reporter.userId': key })
const notesOn = async (key: string) =>
  (await caseOf(key)).timeline.filter(({ command }) => command === 'add_note').map(({ note }) => note)

describe('who is in danger', () => {
  it.each([
    ['fire', '家里烧起来了', /^请马上打 119，先到楼外。\n我已加急告诉值班员/, 'E2116'],
    ['lift', '电梯里有人被困', /^请马上打 119，再按电梯里的报警键。/, 'E2104'],
    ['home', '家暴，我老公打我', /^先躲开，请马上打 110。/, 'E2307'],
    ['fall', '老人摔倒了起不来', /^请马上打 120。/, 'H0305'],
    ['smoke', '屋里全是烟', /^请马上打 119，先到楼外。/, 'E2116'],
    ['breath', '爸爸没气了', /^请马上打 120。/, 'H0305'],
    ['fainted', '有人晕了', /^请马上打 120。/, 'H0305'],
    ['weary', '活着没意思', /^请马上打 120。/, 'H0305'],
    ['wires', '电线着了', /^请马上打 119，先到楼外。/, 'E2116'],
    ['fallen', '房子塌了', /^请马上打 119，先到楼外。/, 'H0305'],
    ['cry', '救命', /^请马上打 110；起火、被困打 119，急病打 120。/, 'H0305'],
  ])('by %s is told the number to dial, and the case is critical at once', async (name, words, answer, category) => {
    const key = `danger-${name}`
    await person(key)
    expect(await chat(`o-${key}`)(words)).toMatch(answer)
    expect(await caseOf(key)).toMatchObject({ category, critical: true, dispatchAt: start })
  })

  it('writes again and again of one and the same emergency, and its place is the place of that one', async () => {
    await person('panic')
    const say = chat('o-panic')
    await say('楼下着火了')
    const again = await say('火越来越大，烧起来了', 1)
    expect(again).toMatch(/^请马上打 119，先到楼外。\n我已加急告诉值班员 .+。您在哪里？$/)
    const placed = await say('泉山家园3号楼2单元着火了，快来', 2)
    expect(placed).toMatch(/^请马上打 119，先到楼外。\n我已加急告诉值班员 [^？]+。$/)
    expect(await say('救命啊', 3)).toMatch(/^请马上打 119，先到楼外。\n[^？]+。$/)
    expect(await casesOf('panic')).toBe(1)
    expect((await caseOf('panic')).place).toMatchObject({ gridCode: '150902002002001' })
    expect(await notesOn('panic')).toEqual(['火越来越大，烧起来了', '泉山家园3号楼2单元着火了，快来', '救命啊'])
  })

  it('is asked where no more once a position was sent', async () => {
    await person('shown')
    const say = chat('o-shown')
    await say('有人打架')
    await say(position(250, 220, '3 号楼旁'), 1)
    expect(await say('拿刀了', 2)).toMatch(/^先躲开，请马上打 110。\n[^？]+。$/)
    expect(await casesOf('shown')).toBe(1)
  })

  it('calls for help and then says why: one case, of the most urgent kind, with every number to dial', async () => {
    await person('why')
    const say = chat('o-why')
    await say('救命')
    expect(await say('着火了', 1)).toMatch(/^请马上打 119，先到楼外。\n我已加急告诉值班员/)
    expect(await caseOf('why')).toMatchObject({ category: 'E2116', critical: true, words: '救命' })
    expect(await say('奶奶晕倒了', 2)).toMatch(/^请马上打 119，先到楼外。有人病倒、受伤打 120。\n/)
    expect(await caseOf('why')).toMatchObject({ category: 'E2116' })
    expect(await casesOf('why')).toBe(1)
    expect(await notesOn('why')).toEqual(['着火了', '奶奶晕倒了'])
  })

  it('of violence has an emergency that only the secretary reads, beside any other; a cry before it is part of it', async () => {
    await person('beaten')
    const say = chat('o-beaten')
    await say('救命')
    expect(await say('我老公打我', 1)).toMatch(/^先躲开，请马上打 110。\n/)
    expect(await caseOf('beaten')).toMatchObject({ category: 'E2307' })
    expect(await casesOf('beaten')).toBe(1)
    expect(await say('着火了', 2)).toMatch(/^请马上打 119/)
    expect(await casesOf('beaten')).toBe(2)
    await say('他还在打我', 3)
    await say('火越烧越大，着火了', 4)
    expect(await casesOf('beaten')).toBe(2)
  })

  it('keeps what somebody has already and reads the rest in a note', async () => {
    await person('held')
    const say = chat('o-held')
    await say('救命')
    const leader = { userId: 'leader', name: '王格长', role: 'grid_leader' } as const
    await moveCase(world.town.clerk, (await caseOf('held'))._id, 'assign', { person: leader }, start)
    expect(await say('着火了', 1)).toMatch(/^请马上打 119/)
    expect(await caseOf('held')).toMatchObject({ category: 'H0305', state: 'accepted' })
    expect(await notesOn('held')).toEqual(['着火了'])
  })

  it('after ten minutes, or once the first has ended, has an emergency of its own', async () => {
    await person('other')
    const say = chat('o-other')
    await say('楼下着火了')
    await say('又着火了', 14)
    expect(await casesOf('other')).toBe(2)
    await say('撤销', 15)
    await say('真的着火了', 16)
    expect(await casesOf('other')).toBe(3)
  })

  it('has one note of a message that comes twice', async () => {
    await person('twice')
    const say = chat('o-twice')
    await say('楼下着火了', 0, 'twice-1')
    await say('楼下着火了', 0, 'twice-1')
    await say('快来，着火了', 1, 'twice-2')
    await say('快来，着火了', 1, 'twice-2')
    expect(await casesOf('twice')).toBe(1)
    expect(await notesOn('twice')).toEqual(['快来，着火了'])
  })

  it('is taken in when nobody can say who is on duty', async () => {
    await person('unlucky')
    vi.spyOn(StaffModel, 'find').mockImplementationOnce(() => {
      throw new Error('the store is away')
    })
    expect(await chat('o-unlucky')('楼下着火了')).toBe('请马上打 119，先到楼外。\n我已加急告诉值班员。您在哪里？')
    expect(await caseOf('unlucky')).toMatchObject({ category: 'E2116', critical: true })
  })

  it('beside a neighbour in the same danger is never offered to join in', async () => {
    await Promise.all([person('near1', 'd1'), person('near2', 'd1')])
    await chat('o-near1')('老人摔倒了起不来')
    expect(await chat('o-near2')('老人摔倒了起不来', 1)).toMatch(/^请马上打 120。/)
    await chat('o-near1')('楼下着火了', 2)
    expect(await chat('o-near2')('楼道灯不亮', 12)).toMatch(/^已上报/)
  })
})

describe('two neighbours who call a plumber', () => {
  it('each get their own', async () => {
    await Promise.all([person('wet1', 'd1'), person('wet2', 'd1')])
    await chat('o-wet1')({ kind: 'menu', key: 'call_plumber' })
    expect(await chat('o-wet2')({ kind: 'menu', key: 'call_plumber' }, 1)).toMatch(/^正在给您找水暖师傅/)
  })
})
