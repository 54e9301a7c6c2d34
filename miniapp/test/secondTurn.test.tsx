import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import CasePage from '../src/pages/case/index'
import { change } from '../src/services/phone'
import { aPerson, aPresentedCase, FakeTown } from './fakeTown'
import { commands, iso, openPhone, tap } from './pageHelp'
import { setRouterParams } from './taroStub'

describe('a matter that was not solved the first time', () => {
  const again = (patch: Parameters<typeof aPresentedCase>[0]) => {
    const town = new FakeTown(aPerson())
    openPhone(town)
    const found = aPresentedCase({ state: 'resolved', turn: 2, turnAt: iso(-60_000), ...patch })
    town.cases.set(found.id, found)
    change({ cases: { [found.id]: found } })
    setRouterParams({ id: found.id })
    return { town, ...render(<CasePage />) }
  }
  const worker = { name: '王**', role: 'grid_leader', mine: false }

  it('is rated anew after the second resolving', async () => {
    const { town, container } = again({
      assignee: worker,
      rating: { stars: 2, solved: false, turn: 1 },
      commands: ['confirm', 'rate'],
    })
    expect(screen.getByText('给 王** 打个分（可不打）')).toBeTruthy()
    await act(async () => void fireEvent.click(container.querySelector('#star-5')!))
    await waitFor(() => expect(commands(town)).toEqual([{ command: 'rate', stars: 5 }]))
  })

  it('thanks whoever rated it, and tells whoever worked on it what it was rated', () => {
    const rating = { stars: 5, solved: true, turn: 2 }
    const by = (mine: boolean) => ({ name: '张**', mine, via: 'miniapp' as const, happenedAt: iso(0) })
    const closed = { state: 'closed' as const, rating, assignee: worker, commands: [] }
    const own = again({ ...closed, reporter: by(true) })
    expect(screen.getByText('您打了 5 分，谢谢')).toBeTruthy()
    own.unmount()
    again({ ...closed, reporter: by(false), assignee: { ...worker, mine: true } })
    expect(screen.getByText('上报人打了 5 分')).toBeTruthy()
  })

  it('says until when silence is taken for a yes as the server says it', () => {
    again({ assignee: worker, commands: ['confirm'], autoCloseAt: new Date('2026-11-26T11:32:00Z').toISOString() })
    expect(screen.getByText(/26 日 19:32 前不选，按解决办结$/)).toBeTruthy()
  })

  it('needs a new photo of what was done: the one from before the reopening does not count', async () => {
    const { town } = again({
      state: 'in_progress',
      needsAfterPhoto: true,
      reporter: { name: '张**', mine: false, via: 'miniapp', happenedAt: iso(0) },
      assignee: { ...worker, mine: true },
      attachments: [{ id: 'a-1', kind: 'photo', phase: 'after', at: iso(-3_600_000), url: '/a-1' }],
      commands: ['resolve'],
    })
    await tap('拍照办结')
    expect(await screen.findByText('先拍一张处理后的照片')).toBeTruthy()
    expect(commands(town)).toEqual([])
  })

  it('a tradesperson says it is mended, nothing else', async () => {
    const { container } = again({
      state: 'in_progress',
      kind: 'callout',
      reporter: { name: '张**', mine: false, via: 'miniapp', happenedAt: iso(0) },
      assignee: { name: '李**', role: 'tradesperson', mine: true },
      commands: ['resolve'],
    })
    await act(async () => void fireEvent.click(container.querySelector('#resolve')!))
    expect(screen.getByText('已修好')).toBeTruthy()
    expect(screen.queryByText('已清理')).toBeNull()
    expect(screen.queryByText('已劝导')).toBeNull()
  })
})
