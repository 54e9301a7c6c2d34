import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import CasePage from '../src/pages/case/index'
import { change } from '../src/services/phone'
import { aPerson, aPresentedCase, FakeTown } from './fakeTown'
import { commands, iso, openPhone, said, tap } from './pageHelp'
import { showCase } from './showCase'
import { setRouterParams } from './taroStub'

describe('the case page of the reporter', () => {
  let town: FakeTown
  const show = (found: ReturnType<typeof aPresentedCase>) => showCase(town, found)
  beforeEach(() => {
    town = new FakeTown(aPerson())
    openPhone(town)
  })

  it('shows the clock, the deadline as a time, and the short number', () => {
    show(aPresentedCase())
    expect(screen.getByRole('timer').textContent).toMatch(/^(14:5\d|15:00)$/)
    expect(screen.getByText(/^最晚 (.+ )?\d\d:\d\d 有人回应$/)).toBeTruthy()
    expect(screen.getByText('编号 000123')).toBeTruthy()
  })

  it('drains the bar of the clock, and fills it once late', () => {
    const widthOf = (root: HTMLElement) => root.querySelector<HTMLElement>('.clock-bar-left')?.style.width
    const waiting = (dueIn: number) => {
      const { clocks } = aPresentedCase()
      const { container } = show(
        aPresentedCase({ clocks: { ...clocks, startedAt: iso(dueIn - 15 * 60_000), respondBy: iso(dueIn) } }),
      )
      return widthOf(container)
    }
    expect(waiting(3 * 60_000)).toMatch(/^(19|20)%$/)
    expect(waiting(-60_000)).toBe('100%')
  })

  it('names who is asked and from how far, without the words of those who watch over it', () => {
    const offer = {
      name: '王**',
      role: 'grid_leader',
      until: iso(60_000),
      at: iso(0),
      round: 1,
      reason: '离您 320 米，负责这一片，当前 1 单',
      metres: 318,
      mine: false,
    }
    show(aPresentedCase({ state: 'offered', offer }))
    expect(screen.getByText('正在请 王** 接单')).toBeTruthy()
    expect(screen.getByText('离您约 320 米')).toBeTruthy()
    expect(screen.queryByText(/当前|第 1 位/)).toBeNull()
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
    expect(screen.getByText(/^邻居 .*\d\d:\d\d 已上报同一件事，王\*\* 正在处理$/)).toBeTruthy()
    await tap('+1 一起关注')
    await waitFor(() => expect(commands(town)).toEqual([{ command: 'merge', into: 'c-77' }]))
  })

  it('that may not be seen says so once and shows nothing', async () => {
    setRouterParams({ id: 'c-foreign' })
    render(<CasePage />)
    await screen.findByText('这件事不在您的查看范围')
    expect(screen.getAllByText(/查看范围/)).toHaveLength(1)
  })
})
