import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { blockable } from '../src/pages/case/Unwanted'
import MePage from '../src/pages/me/index'
import { aPerson, aPresentedCase, FakeTown } from './fakeTown'
import { iso, openPhone, said, tap } from './pageHelp'
import { showCase } from './showCase'

const master = { name: '李**', role: 'tradesperson', mine: false }
const callOut = (patch: Parameters<typeof aPresentedCase>[0] = {}) =>
  aPresentedCase({
    category: 'H0102',
    kind: 'callout',
    state: 'closed',
    assignee: master,
    commands: ['rate'],
    ...patch,
  })

describe('a resident who doesn’t want a tradesperson again', () => {
  let town: FakeTown
  const calls = () =>
    town.received.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`)
  const press = (selector: string) => act(async () => void fireEvent.click(document.querySelector(selector)!))
  beforeEach(() => {
    town = new FakeTown(aPerson())
    openPhone(town)
  })

  it('says so in two taps, and may take it back there', async () => {
    showCase(town, callOut())
    await tap('以后不派这位师傅')
    expect(screen.getByText('以后叫师傅不会再派 李师傅。')).toBeTruthy()
    await tap('确定')
    await waitFor(() => expect(document.querySelector('#blocked')?.textContent).toBe('以后不派这位师傅·取消'))
    await press('#unblock')
    await waitFor(() => expect(document.querySelector('#block')).toBeTruthy())
    expect(calls()).toEqual(['POST /api/cases/c-1/block', 'DELETE /api/me/blocks/c-1'])
    expect(said()).toContain('已取消，以后照常派')
  })

  it('may think better of it before anything is sent', async () => {
    showCase(town, callOut())
    await tap('以后不派这位师傅')
    await tap('取消')
    expect(screen.queryByText('确定')).toBeNull()
    expect(calls()).toEqual([])
  })

  it('reads why it was not done', async () => {
    showCase(town, callOut())
    await tap('以后不派这位师傅')
    town.refuse = { status: 403, body: { error: { code: 'not_allowed', message: '这件事您不能这样做。' } } }
    await tap('确定')
    await waitFor(() => expect(said()).toContain('这件事您不能这样做。'))
    expect(document.querySelector('#blocked')).toBeNull()
  })

  it.each([
    ['resolved', callOut({ state: 'resolved' }), true],
    ['closed', callOut(), true],
    ['rated low and begun anew', callOut({ state: 'accepted', rating: { stars: 2, solved: true, turn: 1 } }), true],
    ['not solved', callOut({ state: 'accepted', rating: { stars: 3, solved: false, turn: 1 } }), true],
    ['rated well and begun anew', callOut({ state: 'accepted', rating: { stars: 5, solved: true, turn: 1 } }), false],
    ['on the way', callOut({ state: 'accepted' }), false],
    ['taken by nobody', callOut({ assignee: undefined }), false],
    ['a report', callOut({ kind: 'report' }), false],
    ['taken by a grid leader', callOut({ assignee: { ...master, role: 'grid_leader' } }), false],
    ['somebody else’s', callOut({ reporter: { ...callOut().reporter!, mine: false } }), false],
  ])('is offered it, or not, where the call-out is %s', (_, found, may) =>
    expect(blockable(found) !== undefined).toBe(may),
  )

  it('finds them all under 我的, and takes one back', async () => {
    town.blocks = [
      { caseId: 'c-1', name: '李**', at: iso(-60_000) },
      { caseId: 'c-2', name: '赵**', at: iso(-60_000) },
    ]
    render(<MePage />)
    await tap('2 位')
    expect(screen.getByText('赵师傅')).toBeTruthy()
    await press('#unblock-c-2')
    await waitFor(() => expect(screen.queryByText('赵师傅')).toBeNull())
    expect(screen.getByText('1 位')).toBeTruthy()
  })

  it('has no such row while there is nobody', async () => {
    render(<MePage />)
    await waitFor(() => expect(town.received.map(({ path }) => path)).toContain('/api/me/blocks'))
    expect(screen.queryByText('不再派的师傅')).toBeNull()
  })
})
