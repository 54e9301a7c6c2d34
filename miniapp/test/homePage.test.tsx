import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import HomePage from '../src/pages/home/index'
import { change, phone } from '../src/services/phone'
import { aPerson, aPresentedCase, FakeTown } from './fakeTown'
import { iso, openPhone, said, tap } from './pageHelp'

describe('a resident at home', () => {
  let town: FakeTown
  beforeEach(() => {
    town = new FakeTown(aPerson())
    openPhone(town)
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
    const { container } = render(<HomePage />)
    const tile = container.querySelector('#tile-P0137')!
    for (let times = 0; times < 2; times++) await act(async () => void fireEvent.click(tile))
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

  it('sees the most urgent of three matters, and that two more stand behind it', async () => {
    const later = (hours: number) => ({ ...aPresentedCase().clocks, respondBy: iso(hours * 3_600_000) })
    for (const [id, category, hours] of [
      ['c-1', 'P0137', 3],
      ['c-2', 'P0123', 1],
      ['c-3', 'E0110', 2],
    ] as const)
      town.cases.set(id, aPresentedCase({ id, category, clocks: later(hours) }))
    render(<HomePage />)
    await tap('还有 2 件')
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/cases/index' })
    await tap('已上报')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/case/index?id=c-2' })
  })

  it('with one matter is not told of others', async () => {
    town.cases.set('c-1', aPresentedCase())
    render(<HomePage />)
    expect(await screen.findByText('已上报')).toBeTruthy()
    expect(screen.queryByText(/^还有 \d+ 件$/)).toBeNull()
  })

  it('in 长辈版 sees three large tiles', () => {
    change({ size: 'elder' })
    render(<HomePage />)
    for (const label of ['说一说就上报', '东西坏了，拍一张', '叫师傅上门']) expect(screen.getByText(label)).toBeTruthy()
    expect(screen.queryByText('路灯不亮')).toBeNull()
  })
})
