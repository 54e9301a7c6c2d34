import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import CasePage from '../src/pages/case/index'
import { change } from '../src/services/phone'
import { aPerson, aPresentedCase, FakeTown } from './fakeTown'
import { commands, openPhone, tap } from './pageHelp'
import { setRouterParams } from './taroStub'

describe('whoever tapped the wrong tile', () => {
  let town: FakeTown
  const open = (patch: Parameters<typeof aPresentedCase>[0]) => {
    const found = aPresentedCase(patch)
    town.cases.set(found.id, found)
    change({ cases: { [found.id]: found } })
    setRouterParams({ id: found.id })
    return render(<CasePage />)
  }
  const press = (container: HTMLElement) =>
    act(async () => void fireEvent.click(container.querySelector('#recategorise')!))
  beforeEach(() => {
    town = new FakeTown(aPerson())
    openPhone(town)
  })

  it('chooses another one, the tiles first', async () => {
    const { container } = open({ commands: ['withdraw', 'recategorise'] })
    await press(container)
    await screen.findByText('路名牌')
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['井盖', '路名牌'])
    await tap('井盖')
    await tap('改成 井盖')
    await waitFor(() => expect(commands(town)).toEqual([{ command: 'recategorise', category: 'P0123' }]))
  })

  it('has no such button when somebody has accepted', () => {
    const { container } = open({ state: 'accepted', commands: ['withdraw', 'urge'] })
    expect(container.querySelector('#recategorise')).toBeNull()
  })
})
