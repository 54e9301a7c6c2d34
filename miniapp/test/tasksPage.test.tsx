import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import CasePage from '../src/pages/case/index'
import TasksPage from '../src/pages/tasks/index'
import { change } from '../src/services/phone'
import { aLeader, aPresentedCase, FakeTown } from './fakeTown'
import { commands, iso, openPhone, said, tap } from './pageHelp'
import { setRouterParams } from './taroStub'

describe('a leader at the tasks', () => {
  let town: FakeTown
  const offered = (until = iso(170_000)) =>
    aPresentedCase({
      id: 'c-9',
      state: 'offered',
      reporter: { name: '张**', mine: false, via: 'miniapp', happenedAt: iso(0) },
      offer: {
        name: '王**',
        role: 'grid_leader',
        until,
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
    openPhone(town)
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
        ? {
            status: 409,
            body: { error: { code: 'taken', message: '已被 李** 接单，您不用再去。', details: { by: '李**' } } },
          }
        : answer(method, path, body, key)
    render(<TasksPage />)
    await tap('接单')
    expect(await screen.findByText('已被 李** 接单，您不用再去。')).toBeTruthy()
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

  it.each([
    ['the pool is open', { poolSince: iso(0) }, '时间到，抢单池里还能抢'],
    ['the next one is asked', {}, '时间到，已问下一位，您不用再办'],
  ])('who let the time pass reads that %s', async (_, pool, text) => {
    const found = ask(offered(iso(0)))
    render(<TasksPage />)
    await screen.findByText('接单')
    const after = { ...found, offer: undefined, commands: [], version: 9, ...pool }
    act(() => change({ cases: { [found.id]: after } }))
    expect(await screen.findByText(text)).toBeTruthy()
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

  it('reads the pool to its end by pages, what lies nearest first', async () => {
    const pooled = (id: string) =>
      aPresentedCase({ id, state: 'offered', poolSince: iso(-60_000), reporter: undefined, commands: ['claim'] })
    town.tasks = { offers: [], pool: [pooled('c-8')], poolCursor: 'a+b', active: [] }
    town.reads['/api/me/pool'] = { items: [pooled('c-9')], nextCursor: null }
    render(<TasksPage />)
    await tap(/^抢单池/)
    await waitFor(() => expect(document.querySelector('#more')).toBeTruthy())
    expect(document.querySelector('#claim-c-9')).toBeNull()
    await act(async () => void fireEvent.click(document.querySelector('#more')!))
    await waitFor(() => expect(document.querySelector('#claim-c-9')).toBeTruthy())
    expect(document.querySelector('#claim-c-8')).toBeTruthy()
    expect(town.received.map(({ path }) => path)).toContain('/api/me/pool?limit=50&cursor=a%2Bb')
    await waitFor(() => expect(document.querySelector('#more')).toBeNull())
  })

  it('stands before the nearest first; the most pressing are called those near by until all is fetched', async () => {
    const pooled = (id: string, metres: number | undefined, minutes: number) =>
      aPresentedCase({
        ...{ id, state: 'offered', poolSince: iso(-60_000), reporter: undefined, commands: ['claim'] },
        ...(metres === undefined ? {} : { metres }),
        clocks: { startedAt: iso(0), respondBy: iso(minutes * 60_000), closeBy: iso(9e6), breaches: [] },
      })
    const shown = () => Array.from(document.querySelectorAll('[id^=claim-]'), ({ id }) => id.slice('claim-'.length))
    town.tasks = {
      ...{ offers: [], active: [], poolCursor: 'next' },
      pool: [pooled('far', 900, 3), pooled('door', 40, 9), pooled('somewhere', undefined, 20)],
    }
    town.reads['/api/me/pool'] = { items: [pooled('farther', 3000, -30)], nextCursor: null }
    render(<TasksPage />)
    await tap(/^抢单池/)
    await screen.findByText('近处最急')
    expect(shown()).toEqual(['somewhere', 'door', 'far'])
    await tap('近处最急')
    expect(shown()).toEqual(['far', 'door', 'somewhere'])
    await act(async () => void fireEvent.click(document.querySelector('#more')!))
    await screen.findByText('最急')
    expect(shown()).toEqual(['farther', 'far', 'door', 'somewhere'])
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
