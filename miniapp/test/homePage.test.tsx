import Taro from '@tarojs/taro'
import { render, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import HomePage from '../src/pages/home/index'
import { change, phone } from '../src/services/phone'
import { aPerson, FakeTown } from './fakeTown'
import { openPhone, said, tap } from './pageHelp'

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
