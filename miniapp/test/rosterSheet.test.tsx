import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import JoinPage from '../src/pages/join/index'
import type { Roster, RosterPerson } from '../src/pages/join/roster'
import { type Answer, aLeader, aPerson, FakeTown } from './fakeTown'
import { openPhone, said, tap } from './pageHelp'

const county = '1509/150902'
const street = `${county}/150902002`
const community = `${street}/150902002002`
const secretary = { role: 'community_secretary', label: '社区书记', areaPath: community, areaName: '察哈尔社区' }
const officer = { role: 'street_officer', label: '街道值班员', areaPath: street, areaName: '泉山街道' }
const dispatcher = { role: 'dispatcher', label: '调度员', areaPath: county, areaName: '集宁区' }
const someone = (userId: string, name: string, onDuty = true): RosterPerson => ({
  userId,
  name,
  label: '社区干事',
  onDuty,
})
const [qian, feng, sun] = [someone('clerk', '钱**'), someone('clerk2', '冯**', false), someone('secretary', '孙**')]
const aRoster = (patch: Partial<Roster> = {}): Roster => ({
  version: 3,
  named: [],
  others: [qian, feng, sun],
  ...patch,
})
const ok = (data: object): Answer => ({ status: 200, body: { data } })
const below: Record<string, object[]> = {
  '150902': [{ code: '150902002', name: '泉山街道', level: 'street', path: street }],
  '150902002': [{ code: '150902002002', name: '察哈尔社区', level: 'community', path: community }],
}

let town: FakeTown
let roster: Roster
/** The joining page of whoever has this role; `refusing` answers what is to be kept. */
const open = async (role: object, refusing?: () => Answer | undefined) => {
  town = new FakeTown(aPerson({ roles: [role as typeof secretary] }))
  const answer = town.answer.bind(town)
  town.answer = (method, path, body, key) => {
    const other = answer(method, path, body, key)
    if (path.startsWith('/api/staff')) return ok({ items: [], nextCursor: null })
    if (path.startsWith('/api/areas')) return ok({ items: below[path.split('=')[1] ?? ''] ?? [], nextCursor: null })
    if (!path.startsWith('/api/rosters/')) return other
    return (method === 'PUT' && refusing?.()) || ok(roster)
  }
  openPhone(town)
  render(<JoinPage />)
  await tap('值班名单')
}
const asked = () => town.received.filter(({ path }) => path.startsWith('/api/rosters/'))
const put = () => asked().flatMap(({ method, path, body }) => (method === 'PUT' ? [{ path, ...body }] : []))
const read = () => asked().flatMap(({ method, path }) => (method === 'GET' ? [path] : []))
const shown = () => Array.from(document.querySelectorAll('[role=checkbox]'), (row) => row.textContent)
const tapRow = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))

beforeEach(() => {
  vi.mocked(Taro.showToast).mockClear()
  roster = aRoster()
})

describe('the roster of a community, on the phone of its secretary', () => {
  it('is set by tapping people in order, and kept on top of the version that was read', async () => {
    await open(secretary)
    expect(await screen.findByText('察哈尔社区 值班名单')).toBeTruthy()
    expect(read()).toEqual(['/api/rosters/150902002002'])
    await tap('孙**')
    await tap('冯**')
    expect(shown()).toEqual(['孙**社区干事第 1 位', '冯**社区干事 · 不在岗第 2 位', '钱**社区干事没排'])
    await tapRow('roster-sooner-clerk2')
    expect(shown()[0]).toContain('冯**')
    await tap('就这样排')
    await waitFor(() => expect(said()).toContain('值班名单已排好'))
    expect(put()).toEqual([{ path: '/api/rosters/150902002002', userIds: ['clerk2', 'secretary'], version: 3 }])
    expect(screen.queryByText('察哈尔社区 值班名单')).toBeNull()
  })

  it('shows who is named already, and lets them be taken out, down to nobody', async () => {
    roster = aRoster({ named: [sun], others: [qian, feng] })
    await open(secretary)
    await screen.findByText('第 1 位')
    expect(shown()[0]).toContain('孙**')
    expect(screen.queryByText('提前')).toBeNull()
    await tap('孙**')
    await tap('就这样排')
    await waitFor(() => expect(put()).toMatchObject([{ userIds: [], version: 3 }]))
  })

  it('says when nobody has a post there, and offers nothing to keep', async () => {
    roster = aRoster({ others: [] })
    await open(secretary)
    expect(await screen.findByText('这里还没有值班的人')).toBeTruthy()
    expect(screen.queryByText('就这样排')).toBeNull()
  })

  it('of somebody who was faster is shown, with why, and is what is kept on top of next', async () => {
    let late = true
    await open(secretary, () => {
      if (!late) return undefined
      late = false
      roster = aRoster({ version: 4, named: [feng], others: [qian, sun] })
      return { status: 409, body: { error: { code: 'roster_moved', message: '别人刚改过名单，看过新的再改。' } } }
    })
    await tap('钱**')
    await tap('就这样排')
    expect(await screen.findByText('别人刚改过名单，看过新的再改。')).toBeTruthy()
    await waitFor(() => expect(shown()[0]).toBe('冯**社区干事 · 不在岗第 1 位'))
    await tap('钱**')
    expect(screen.queryByText('别人刚改过名单，看过新的再改。')).toBeNull()
    await tap('就这样排')
    await waitFor(() => expect(put().at(-1)).toMatchObject({ userIds: ['clerk2', 'clerk'], version: 4 }))
  })

  it('that names somebody who has left says so, and shows who is there', async () => {
    await open(secretary, () => {
      roster = aRoster({ others: [feng, sun] })
      return {
        status: 400,
        body: { error: { code: 'invalid', message: '名单里有人不在这里任职，请看过新的再选。' } },
      }
    })
    await tap('钱**')
    await tap('就这样排')
    expect(await screen.findByText('名单里有人不在这里任职，请看过新的再选。')).toBeTruthy()
    await waitFor(() => expect(shown()).toHaveLength(2))
  })

  it.each([
    ['a busy server', '没连上，点这里再试', () => ({ status: 503, body: { error: { code: 'busy', message: '忙' } } })],
    [
      'a full disk',
      '系统快存满了',
      () => ({ status: 503, body: { error: { code: 'no_room', message: '系统快存满了' } } }),
    ],
  ])('that was not kept because of %s stays on the sheet, and the next tap sends it', async (_, text, refusal) => {
    let away = true
    await open(secretary, () => (away ? refusal() : undefined))
    await tap('孙**')
    await tap('就这样排')
    expect(await screen.findByText(text)).toBeTruthy()
    expect(shown()[0]).toContain('第 1 位')
    away = false
    await tap('就这样排')
    await waitFor(() => expect(said()).toContain('值班名单已排好'))
    expect(put()).toHaveLength(2)
  })

  it('without a network is kept by the next tap', async () => {
    await open(secretary)
    await tap('孙**')
    vi.mocked(Taro.request).mockRejectedValueOnce(new Error('request:fail'))
    await tap('就这样排')
    expect(await screen.findByText('没连上，点这里再试')).toBeTruthy()
    await tap('就这样排')
    await waitFor(() => expect(put()).toMatchObject([{ userIds: ['secretary'] }]))
  })
})

describe('whoever looks after more than one place', () => {
  it('goes down from the street to a community, and back', async () => {
    await open(officer)
    expect(await screen.findByText('泉山街道 值班名单')).toBeTruthy()
    await tap('下一级')
    await screen.findByText('察哈尔社区')
    expect(screen.queryByText(/市政/)).toBeNull()
    await tap('察哈尔社区')
    expect(await screen.findByText('察哈尔社区 值班名单')).toBeTruthy()
    expect(screen.queryByText('下一级')).toBeNull()
    await tap('钱**')
    await tap('就这样排')
    await waitFor(() => expect(put()).toMatchObject([{ path: '/api/rosters/150902002002', userIds: ['clerk'] }]))
  })

  it('comes back up by the way that was gone, and what was not kept below is not kept above', async () => {
    await open(officer)
    await tap('下一级')
    await tap('察哈尔社区')
    await tap('钱**')
    await tap('泉山街道')
    expect(await screen.findByText('泉山街道 值班名单')).toBeTruthy()
    await waitFor(() => expect(shown().some((row) => row?.includes('第 1 位'))).toBe(false))
  })

  it('sets a department’s roster as the district’s dispatcher, never as a street’s officer', async () => {
    await open(dispatcher)
    await tap('下一级')
    expect(await screen.findByText('泉山街道')).toBeTruthy()
    await tap('集宁区 市政')
    expect(await screen.findByText('集宁区 市政 值班名单')).toBeTruthy()
    await tap('钱**')
    await tap('就这样排')
    await waitFor(() => expect(put()).toMatchObject([{ path: '/api/rosters/150902?departmentId=municipal' }]))
  })

  it('of a city, which has no roster of its own, begins with what is below', async () => {
    below['1509'] = [{ code: '150902', name: '集宁区', level: 'county', path: county }]
    await open({ ...dispatcher, areaPath: '1509', areaName: '乌兰察布市' })
    await tap('集宁区')
    expect(await screen.findByText('集宁区 值班名单')).toBeTruthy()
    expect(read()).toEqual(['/api/rosters/150902'])
  })
})

describe('the way to it', () => {
  it('without a network can be asked for again', async () => {
    await open(secretary, undefined)
    await screen.findByText('就这样排')
    fireEvent.click(screen.getByLabelText('关闭'))
    vi.mocked(Taro.request).mockRejectedValueOnce(new Error('request:fail'))
    await tap('值班名单')
    expect(await screen.findByText('没连上，点这里再试')).toBeTruthy()
    await tap('再试一次')
    expect(await screen.findByText('就这样排')).toBeTruthy()
  })

  it.each([
    ['a grid leader', aLeader().roles],
    ['a clerk', [{ role: 'community_clerk', label: '社区干事', areaPath: community }]],
    ['a resident', aPerson().roles],
  ])('is not shown to %s', async (_, roles) => {
    town = new FakeTown(aPerson({ roles }))
    openPhone(town)
    render(<JoinPage />)
    expect(await screen.findByText('用邀请码加入')).toBeTruthy()
    expect(screen.queryByText('值班名单')).toBeNull()
  })
})
