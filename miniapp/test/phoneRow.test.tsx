import { fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { PhoneRow } from '../src/components/PhoneRow'
import { phoneCodeHere } from '../src/services/phoneCode'
import { aPerson, FakeTown } from './fakeTown'
import { openPhone, tap } from './pageHelp'

vi.mock('../src/services/phoneCode', () => ({ canAskPhone: () => true, phoneCodeHere: vi.fn() }))

let town: FakeTown
const open = (phone?: string) => {
  town = new FakeTown(aPerson({ phone }))
  const answer = town.answer.bind(town)
  town.answer = (method, path, body, key) => {
    const other = answer(method, path, body, key)
    if (path !== '/api/me/phone' || town.refuse) return other
    town.person = aPerson({ phone: body?.phoneCode ? '138****0021' : undefined })
    return { status: 200, body: { data: town.person } }
  }
  openPhone(town)
  render(<PhoneRow />)
}
const told = () => town.received.filter(({ path }) => path === '/api/me/phone').map(({ body }) => body)
beforeEach(() => vi.mocked(phoneCodeHere).mockResolvedValue('a-code'))

describe('the row of the own phone number', () => {
  it('is filled with one tap, shows the number masked, and is emptied with one', async () => {
    open()
    expect(screen.getByText('手机号（选填）')).toBeTruthy()
    await tap('一键填写')
    expect(await screen.findByText('手机号 138****0021')).toBeTruthy()
    await tap('不留了')
    expect(await screen.findByText('手机号（选填）')).toBeTruthy()
    expect(told()).toEqual([{ phoneCode: 'a-code' }, { phoneCode: null }])
  })

  it('costs nothing to whoever says no to WeChat', async () => {
    vi.mocked(phoneCodeHere).mockResolvedValue(undefined)
    open()
    await tap('一键填写')
    expect(await screen.findByText('没留手机号，其他照常')).toBeTruthy()
    expect(told()).toEqual([])
  })

  it('says under itself why it did not work, and can be tapped again', async () => {
    open()
    town.refuse = { status: 401, body: { error: { code: 'code_invalid', message: '没拿到手机号，请再点一次。' } } }
    await tap('一键填写')
    expect(await screen.findByText('没拿到手机号，请再点一次。')).toBeTruthy()
    town.refuse = undefined
    fireEvent.click(screen.getByText('一键填写'))
    expect(await screen.findByText('手机号 138****0021')).toBeTruthy()
    expect(screen.queryByText('没拿到手机号，请再点一次。')).toBeNull()
  })
})
