import { addDays, dayOf, momentAt } from '@jinlin/domain/clocks/shanghai'
import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import JoinPage from '../src/pages/join/index'
import type { TeamRow } from '../src/pages/join/team'
import { aLeader, FakeTown } from './fakeTown'
import { openPhone, said, tap } from './pageHelp'

const today = dayOf(new Date())
const [near, far, past] = [addDays(today, 90), addDays(today, 1095), addDays(today, -1)]
/** As the server tells it: the first moment it is no good. */
const paper = (skill: string, day: string) => ({ skill, until: momentAt(addDays(day, 1), '00:00').toISOString() })
const aRow = (patch: Partial<TeamRow> = {}): TeamRow => ({
  ...{ id: 's-1', name: '马**', label: '师傅', areaName: '第 3 网格' },
  ...{ skills: ['electrician', 'plumber'], certificates: [] },
  ...patch,
})

let town: FakeTown
/** A leader's team; `refusing` answers what is kept. */
const open = (row: TeamRow, refusing?: () => { status: number; body: object }) => {
  town = new FakeTown(aLeader())
  let kept = row
  const answer = town.answer.bind(town)
  town.answer = (method, path, body, key) => {
    const other = answer(method, path, body, key)
    if (path.endsWith('/certificates')) {
      if (refusing) return refusing()
      const { certificates } = body as unknown as { certificates: { skill: string; until: string }[] }
      kept = { ...row, certificates: certificates.map(({ skill, until }) => paper(skill, until)) }
      return { status: 200, body: { data: kept } }
    }
    return path.startsWith('/api/staff') ? { status: 200, body: { data: { items: [kept], nextCursor: null } } } : other
  }
  openPhone(town)
  render(<JoinPage />)
}
const put = () => town.received.filter(({ method }) => method === 'PUT').map(({ path, body }) => ({ path, ...body }))
const choose = (at: number, day: string) => {
  const wheel = document.querySelectorAll('taro-picker-core')[at] as Element
  return act(async () => void fireEvent(wheel, new CustomEvent('change', { detail: { value: day } })))
}

beforeEach(() => vi.mocked(Taro.showToast).mockClear())

describe('the papers of a tradesperson, on the phone of a superior', () => {
  it('are put down with the day they are good until, and stand there when they are looked at again', async () => {
    open(aRow())
    await tap('证件')
    expect(screen.getByText('马** 的证件')).toBeTruthy()
    expect(screen.getAllByText('没登记，点这里选有效期')).toHaveLength(2)
    await choose(0, far)
    expect(screen.getByText(`有效至 ${far}`)).toBeTruthy()
    await tap('登记')
    await waitFor(() => expect(said()).toContain('证件已登记'))
    expect(put()).toEqual([
      { path: '/api/staff/s-1/certificates', certificates: [{ skill: 'electrician', until: far }] },
    ])
    expect(screen.queryByText('马** 的证件')).toBeNull()
    await tap('证件')
    expect(screen.getByText(`有效至 ${far}`)).toBeTruthy()
  })

  it('are changed and taken down; those of the other trade stay', async () => {
    open(aRow({ certificates: [paper('electrician', near), paper('plumber', past)] }))
    await tap('证件')
    expect(screen.getByText(`有效至 ${near}`)).toBeTruthy()
    expect(screen.getByText(`${past} 已过期`)).toBeTruthy()
    await act(async () => void fireEvent.click(screen.getAllByText('撤下')[0] as HTMLElement))
    await choose(1, far)
    await tap('登记')
    await waitFor(() => expect(put()).toMatchObject([{ certificates: [{ skill: 'plumber', until: far }] }]))
  })

  it('are chosen on the platform’s wheel of days, from today on; a day that is over is refused before anything is sent', async () => {
    open(aRow({ skills: ['electrician'] }))
    await tap('证件')
    const wheel = document.querySelector('taro-picker-core')
    expect([wheel?.getAttribute('mode'), wheel?.getAttribute('start')]).toEqual(['date', today])
    await choose(0, past)
    expect(screen.getByText('有效期要在今天以后，请重新选')).toBeTruthy()
    await choose(0, today)
    expect(screen.queryByText('有效期要在今天以后，请重新选')).toBeNull()
    await tap('登记')
    await waitFor(() => expect(put()).toMatchObject([{ certificates: [{ skill: 'electrician', until: today }] }]))
  })

  it.each([
    ['a refusal says its own words', { code: 'not_found', message: '这件事不在您的查看范围。' }, 404],
    ['a busy server says that it was not reached', { code: 'busy', message: '现在用的人多，过几秒再试。' }, 503],
    [
      'a server with a full disk says what goes on',
      { code: 'no_room', message: '系统快存满了，现在只能上报和办事，这一项请过一会儿再办。' },
      503,
    ],
  ])('that were not kept stay on the sheet: %s', async (_, error, status) => {
    open(aRow({ skills: ['electrician'] }), () => ({ status, body: { error } }))
    await tap('证件')
    await choose(0, far)
    await tap('登记')
    expect(await screen.findByText(error.code === 'busy' ? '没连上，点这里再试' : error.message)).toBeTruthy()
    expect(screen.getByText(`有效至 ${far}`)).toBeTruthy()
    await tap('登记')
    expect(put()).toHaveLength(2)
  })

  it('without a network nothing is lost: it is said, and the next tap sends it', async () => {
    open(aRow({ skills: ['electrician'] }))
    await tap('证件')
    await choose(0, far)
    vi.mocked(Taro.request).mockRejectedValueOnce(new Error('request:fail'))
    await tap('登记')
    expect(await screen.findByText('没连上，点这里再试')).toBeTruthy()
    await tap('登记')
    await waitFor(() => expect(said()).toContain('证件已登记'))
  })

  it('are not asked of whoever has no trade', async () => {
    open(aRow({ skills: [], label: '楼长' }))
    expect(await screen.findByText('给邀请码')).toBeTruthy()
    expect(screen.queryByText('证件')).toBeNull()
  })
})
