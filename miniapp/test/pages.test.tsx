import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import CasePage from '../src/pages/case/index'
import HomePage from '../src/pages/home/index'
import TasksPage from '../src/pages/tasks/index'
import { choosePlace } from '../src/services/chosenPlace'
import { kick } from '../src/services/outbox'
import { change, phone } from '../src/services/phone'
import { aLeader, aPerson, aPresentedCase, FakeTown } from './fakeTown'
import { onPhone } from './onPhone'
import { kept, setRouterParams } from './taroStub'

const iso = (later: number) => new Date(Date.now() + later).toISOString()
const tap = async (text: string | RegExp) => {
  const found = await screen.findByText(text)
  await act(async () => void fireEvent.click(found))
}
const commands = (town: FakeTown) => town.received.flatMap(({ body }) => (body.command ? [body] : []))
const said = () => vi.mocked(Taro.showToast).mock.calls.map(([options]) => options?.title)

function open(town: FakeTown) {
  kept.clear()
  kick()
  choosePlace(undefined)
  change({
    me: town.person,
    role: undefined,
    size: 'standard',
    cases: {},
    drafts: {},
    news: [],
    fetched: {},
    online: true,
  })
  onPhone(town, Taro)
}

describe('a resident at home', () => {
  let town: FakeTown
  beforeEach(() => {
    town = new FakeTown(aPerson())
    open(town)
  })

  it('reports with one tap on a tile, at the bound dwelling when the phone has no position', async () => {
    render(<HomePage />)
    await tap('路灯不亮')
    await waitFor(() => expect(town.cases.size).toBe(1))
    const filed = town.received.find(({ path }) => path === '/api/cases')
    expect(filed?.body).toMatchObject({ category: 'P0137', dwellingId: 'd-1', undoSeconds: 5 })
    expect(Taro.navigateTo).toHaveBeenCalledWith({
      url: expect.stringMatching(/^\/pages\/case\/index\?key=.+&fresh=1$/),
    })
  })

  it('who taps the same tile twice within a minute makes one case', async () => {
    render(<HomePage />)
    await tap('路灯不亮')
    await tap('路灯不亮')
    expect(said()).toContain('刚刚已经上报过')
    await waitFor(() => expect(phone().waiting).toEqual([]))
    expect(town.cases.size).toBe(1)
  })

  it('without any place still reports', async () => {
    town.person = aPerson({ dwelling: undefined })
    change({ me: town.person })
    render(<HomePage />)
    expect(screen.getByText('还不知道您在哪')).toBeTruthy()
    await tap('井盖')
    await waitFor(() =>
      expect(town.received.find(({ path }) => path === '/api/cases')?.body).toMatchObject({ placeUnknown: true }),
    )
  })

  it('in 长辈版 sees three large tiles', () => {
    change({ size: 'elder' })
    render(<HomePage />)
    for (const label of ['说一说就上报', '东西坏了，拍一张', '叫师傅上门']) expect(screen.getByText(label)).toBeTruthy()
    expect(screen.queryByText('路灯不亮')).toBeNull()
  })
})

describe('the case page of the reporter', () => {
  let town: FakeTown
  const show = (found: ReturnType<typeof aPresentedCase>) => {
    town.cases.set(found.id, found)
    change({ cases: { [found.id]: found } })
    setRouterParams({ id: found.id })
    return render(<CasePage />)
  }
  beforeEach(() => {
    town = new FakeTown(aPerson())
    open(town)
  })

  it('shows the clock, the deadline as a time, and the short number', () => {
    show(aPresentedCase())
    expect(screen.getByRole('timer').textContent).toMatch(/^(14:5\d|15:00)$/)
    expect(screen.getByText(/^最晚 \d\d:\d\d 有人回应$/)).toBeTruthy()
    expect(screen.getByText('编号 000123')).toBeTruthy()
  })

  it('names who is asked and why', () => {
    const offer = {
      name: '王**',
      role: 'grid_leader',
      until: iso(60_000),
      at: iso(0),
      round: 1,
      reason: '离您 320 米，负责这一片，当前 1 单',
      mine: false,
    }
    show(aPresentedCase({ state: 'offered', offer }))
    expect(screen.getByText('正在请 王** 接单')).toBeTruthy()
    expect(screen.getByText('离您 320 米，负责这一片，当前 1 单')).toBeTruthy()
  })

  it('lets the reporter confirm with one tap', async () => {
    show(
      aPresentedCase({
        state: 'resolved',
        assignee: { name: '王**', role: 'grid_leader', mine: false },
        commands: ['confirm', 'rate', 'reopen'],
      }),
    )
    expect(screen.getByText('王** 说处理好了')).toBeTruthy()
    await tap('解决了')
    await waitFor(() => expect(commands(town)).toEqual([{ command: 'confirm' }]))
  })

  it('saves a star on the tap', async () => {
    const { container } = show(
      aPresentedCase({
        state: 'resolved',
        assignee: { name: '王**', role: 'grid_leader', mine: false },
        commands: ['confirm', 'rate'],
      }),
    )
    await act(async () => void fireEvent.click(container.querySelector('#star-4')!))
    await waitFor(() => expect(commands(town)).toEqual([{ command: 'rate', stars: 4 }]))
  })

  it('says how it goes on when it was not solved', async () => {
    show(
      aPresentedCase({
        state: 'resolved',
        assignee: { name: '王**', role: 'grid_leader', mine: false },
        commands: ['confirm', 'reopen'],
      }),
    )
    await tap('没解决')
    await waitFor(() => expect(said()).toContain('已重新派给 王**，记为返工'))
  })

  it('shows late as late, with one apology', () => {
    const clocks = {
      startedAt: iso(-20 * 60_000),
      respondBy: iso(-3.5 * 60_000),
      closeBy: iso(3_600_000),
      breaches: [{ kind: 'respond' as const, dueAt: iso(-210_000) }],
    }
    const apology = '对不起，我们超时了。已记录，现由察哈尔社区值班 刘** 接手'
    show(
      aPresentedCase({
        state: 'offered',
        clocks,
        timeline: [
          {
            seq: 2,
            at: iso(-210_000),
            command: 'breach',
            from: 'offered',
            to: 'offered',
            who: '系统',
            text: apology,
            visibility: 'public',
          },
        ],
      }),
    )
    expect(screen.getByText('已超时 3 分钟')).toBeTruthy()
    expect(screen.getByText('超时')).toBeTruthy()
    expect(screen.getAllByText(apology)).toHaveLength(1)
  })

  it('offers +1 on a neighbour’s report and merges into it', async () => {
    const found = aPresentedCase({ commands: ['withdraw', 'merge'] })
    const draft = {
      key: 'k',
      category: 'P0137',
      tappedAt: Date.now(),
      undoUntil: Date.now(),
      place: 'here' as const,
      caseId: found.id,
      similar: {
        id: 'c-77',
        number: '1',
        category: 'P0137',
        at: iso(-60_000 * 12),
        state: 'accepted' as const,
        handler: '王**',
      },
    }
    change({ drafts: { k: draft } })
    show(found)
    expect(screen.getByText('邻居 12 分钟前 已上报同一件事，王** 正在处理')).toBeTruthy()
    await tap('+1 一起关注')
    await waitFor(() => expect(commands(town)).toEqual([{ command: 'merge', into: 'c-77' }]))
  })

  it('that may not be seen says so and shows nothing', async () => {
    setRouterParams({ id: 'c-foreign' })
    render(<CasePage />)
    expect(await screen.findByText('这件事不在您的查看范围')).toBeTruthy()
  })
})

describe('a leader at the tasks', () => {
  let town: FakeTown
  const offered = () =>
    aPresentedCase({
      id: 'c-9',
      state: 'offered',
      reporter: { name: '张**', mine: false, via: 'miniapp', happenedAt: iso(0) },
      offer: {
        name: '王**',
        role: 'grid_leader',
        until: iso(170_000),
        at: iso(-10_000),
        round: 1,
        reason: '离您 320 米，负责这一片，当前 1 单',
        metres: 320,
        mine: true,
      },
      commands: ['accept', 'decline_offer'],
    })
  const ask = (found = offered()) => {
    town.cases.set(found.id, found)
    town.tasks = { offers: [found], pool: [], active: [] }
    return found
  }
  beforeEach(() => {
    town = new FakeTown(aLeader())
    open(town)
  })

  it('accepts with one tap and goes to the case', async () => {
    ask()
    render(<TasksPage />)
    await tap('接单')
    await waitFor(() => expect(commands(town)).toEqual([{ command: 'accept' }]))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/case/index?id=c-9' })
    expect(said()).toContain('接单成功')
  })

  it('who was slower reads who has it', async () => {
    ask()
    const answer = town.answer.bind(town)
    town.answer = (method, path, body, key) =>
      body?.command === 'accept'
        ? { status: 409, body: { error: { code: 'taken', message: '已被 李** 接单。', details: { by: '李**' } } } }
        : answer(method, path, body, key)
    render(<TasksPage />)
    await tap('接单')
    expect(await screen.findByText('已被 李** 接单。')).toBeTruthy()
  })

  it('declines with one reason in one tap', async () => {
    ask()
    render(<TasksPage />)
    await tap('这次不接')
    await tap('太远')
    await waitFor(() => expect(commands(town)).toEqual([{ command: 'decline_offer', reason: '太远' }]))
  })

  it('cannot accept without a network, and the button says why', async () => {
    ask()
    render(<TasksPage />)
    await screen.findByText('接单')
    act(() => change({ online: false }))
    await tap('没网，接不了单')
    expect(commands(town)).toEqual([])
  })

  it('sees why an offer went away', async () => {
    const found = ask()
    render(<TasksPage />)
    await screen.findByText('接单')
    act(() =>
      change({
        cases: {
          [found.id]: {
            ...found,
            state: 'accepted',
            offer: undefined,
            version: 9,
            assignee: { name: '李**', role: 'grid_leader', mine: false },
          },
        },
      }),
    )
    expect(await screen.findByText('已被 李** 接单')).toBeTruthy()
  })

  it('with five open jobs is told to finish one before claiming', async () => {
    town.person = aLeader({ duty: { on: true, openJobs: 5, cap: 5, skills: [], gridName: '第 3 网格' } })
    const pooled = aPresentedCase({
      id: 'c-8',
      state: 'offered',
      poolSince: iso(-60_000),
      reporter: undefined,
      metres: 680,
      commands: [],
    })
    town.tasks = { offers: [], pool: [pooled], active: [] }
    render(<TasksPage />)
    await tap(/^抢单池/)
    await tap('手上 5 件，办结一件再抢')
    expect(commands(town)).toEqual([])
  })

  it('resolves with a photo where the category wants one', async () => {
    const found = aPresentedCase({
      id: 'c-7',
      state: 'in_progress',
      needsAfterPhoto: true,
      reporter: { name: '张**', mine: false, via: 'miniapp', happenedAt: iso(0) },
      assignee: { name: '王**', role: 'grid_leader', mine: true },
      commands: ['resolve'],
    })
    town.cases.set(found.id, found)
    change({ cases: { [found.id]: found } })
    setRouterParams({ id: found.id })
    render(<CasePage />)
    await tap('拍照办结')
    await tap('先拍一张处理后的照片')
    expect(Taro.chooseImage).toHaveBeenCalled()
    expect(commands(town)).toEqual([])
    expect(await screen.findByText('办结', { selector: '.button' })).toBeTruthy()
  })
})
