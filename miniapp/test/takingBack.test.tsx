import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { report, undo } from '../src/services/report'
import { aPerson, aPresentedCase, FakeTown } from './fakeTown'
import { commands, iso, openPhone, said, tap } from './pageHelp'
import { showCase } from './showCase'

const GOES_ON = '邻居还在关注，这件事继续处理'

describe('a case that neighbours follow', () => {
  let town: FakeTown
  const show = (found: ReturnType<typeof aPresentedCase>) => showCase(town, found)
  /** Whoever withdraws is answered that the case goes on. */
  const goesOn = () => {
    const answer = town.answer.bind(town)
    town.answer = (method, path, body, key) => {
      const answered = answer(method, path, body, key)
      if (body?.command !== 'withdraw') return answered
      const found = aPresentedCase({ state: 'offered', version: 9, followers: 0, commands: [] })
      return { status: 200, body: { data: found } }
    }
  }
  const press = (container: HTMLElement, id: string) =>
    act(async () => void fireEvent.click(container.querySelector(`#${id}`)!))
  beforeEach(() => {
    town = new FakeTown(aPerson())
    openPhone(town)
  })

  it('goes on when its reporter withdraws, who is told so before and after', async () => {
    goesOn()
    const { container } = show(aPresentedCase({ followers: 1 }))
    await press(container, 'withdraw')
    expect(screen.getByText(GOES_ON)).toBeTruthy()
    expect(screen.queryByText('撤回后不再处理')).toBeNull()
    await press(container, 'withdraw-yes')
    await waitFor(() => expect(said()).toContain(GOES_ON))
    expect(said()).not.toContain('已撤销')
  })

  it('ends when nobody else follows it, and its reporter is told that', async () => {
    const { container } = show(aPresentedCase())
    await press(container, 'withdraw')
    expect(screen.getByText('撤回后不再处理')).toBeTruthy()
    await press(container, 'withdraw-yes')
    await waitFor(() => expect(said()).toContain('已撤销'))
    expect(said()).not.toContain(GOES_ON)
  })

  it('goes on also when a neighbour was quicker than the five seconds of taking back', async () => {
    goesOn()
    const draft = report('P0137')
    await waitFor(() => expect(town.cases.size).toBe(1))
    undo(draft)
    await waitFor(() => expect(said()).toContain(GOES_ON))
  })

  it('is from then on the reporter’s page of the neighbour who took it over', async () => {
    const speaks = aPresentedCase({
      state: 'offered',
      reporter: { name: '居**', mine: true, via: 'miniapp', happenedAt: iso(0) },
      following: true,
      commands: ['withdraw', 'urge', 'add_note', 'add_photo', 'change_place', 'recategorise', 'merge'],
    })
    const { container } = show(speaks)
    for (const id of ['change-place', 'urge', 'recategorise', 'withdraw', 'add-photo', 'add-note'])
      expect(container.querySelector(`#${id}`), id).not.toBeNull()
    expect(container.querySelector('#do-merge')).toBeNull()
    expect(screen.queryByText('居** 上报')).toBeNull()
    await tap('催一下')
    await waitFor(() => expect(commands(town)).toEqual([{ command: 'urge' }]))
  })

  it('asks that neighbour, and nobody else, whether it was solved', async () => {
    show(
      aPresentedCase({
        state: 'resolved',
        reporter: { name: '居**', mine: true, via: 'miniapp', happenedAt: iso(0) },
        following: true,
        assignee: { name: '王**', role: 'grid_leader', mine: false },
        commands: ['confirm', 'reopen', 'rate'],
      }),
    )
    await tap('解决了')
    await waitFor(() => expect(commands(town)).toEqual([{ command: 'confirm' }]))
  })
})
