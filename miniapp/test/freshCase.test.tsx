import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import CasePage from '../src/pages/case/index'
import { report } from '../src/services/report'
import { FakeTown } from './fakeTown'
import { openPhone } from './pageHelp'
import { setRouterParams } from './taroStub'

describe('the page of a tap that the server has not answered', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('says 已上报 with its clock for a moment, then 待发送 and no clock', async () => {
    const town = new FakeTown()
    openPhone(town)
    const { default: Taro } = await import('@tarojs/taro')
    vi.mocked(Taro.request as unknown as () => unknown).mockImplementation(() => new Promise(() => undefined))
    const { key } = report('P0137')
    setRouterParams({ key })
    render(<CasePage />)
    expect(screen.getAllByText('已上报')).toHaveLength(2)
    await act(async () => vi.advanceTimersByTime(3100))
    expect(screen.queryByText('已上报')).toBeNull()
    expect(screen.getAllByText('待发送')).toHaveLength(2)
    expect(screen.getByText('已存在手机里，正在发送')).toBeTruthy()
    expect(screen.queryByRole('timer')).toBeNull()
  })
})
