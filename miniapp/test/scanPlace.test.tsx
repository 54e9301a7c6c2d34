import type { PresentedEntrance } from '@jinlin/domain/groups/presentedGroup'
import Taro from '@tarojs/taro'
import { render, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import PlacePage from '../src/pages/place/index'
import type { ReportPlace } from '../src/services/chosenPlace'
import { phone } from '../src/services/phone'
import { pickPlace } from '../src/services/pickPlace'
import { aPerson, aPresentedCase, FakeTown } from './fakeTown'
import { commands, openPhone, said, tap } from './pageHelp'
import { showCase } from './showCase'

const point = { lng: 113.121, lat: 41.031, datum: 'gcj02' } as const
const elsewhere: PresentedEntrance = {
  id: 'b9-1',
  communityName: '察哈尔社区',
  estateName: '泉山家园',
  building: '9',
  entrance: '1',
  text: '察哈尔社区 9 号楼 1 单元',
  doors: [{ id: 'd-902', room: '902' }],
  point,
}
const unmapped = { ...elsewhere, point: undefined }
const unknown = { status: 400, body: { error: { code: 'invalid', message: '「楼栋码」没填对，改一下再发。' } } }
const home = { id: 'd-1', text: '察哈尔社区 3 号楼 2 单元 301', point }

/** A phone in WeChat, whose scanner reads a sign that the town answers so. */
function open(sign: PresentedEntrance | undefined) {
  const town = new FakeTown(aPerson({ dwelling: home }))
  const answer = town.answer.bind(town)
  town.answer = (method, path, body, key) => {
    const other = answer(method, path, body, key)
    if (path !== '/api/entrances/scan') return other
    return sign ? { status: 200, body: { data: sign } } : unknown
  }
  openPhone(town)
  return town
}
const wrote = (town: FakeTown) =>
  town.received.filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/me/'))

beforeEach(() => {
  process.env.TARO_ENV = 'weapp'
  vi.mocked(Taro.scanCode as () => unknown).mockResolvedValue({ result: 'JE-sign' })
})
afterEach(() => {
  process.env.TARO_ENV = 'h5'
})

describe('whoever scans the sign of an entrance to say where something is', () => {
  const picking = async () => {
    const picked = vi.fn<(place: ReportPlace) => void>()
    process.env.TARO_ENV = 'h5'
    await pickPlace(picked)
    process.env.TARO_ENV = 'weapp'
    render(<PlacePage />)
    await tap('扫楼栋码')
    return picked
  }

  it('means that entrance, and goes on living where they live', async () => {
    const town = open(elsewhere)
    const picked = await picking()
    const body = { point, placeText: elsewhere.text }
    await waitFor(() => expect(picked).toHaveBeenCalledWith({ kind: 'chosen', text: elsewhere.text, body }))
    expect(Taro.navigateBack).toHaveBeenCalled()
    expect(wrote(town)).toEqual([])
    expect(phone().me?.dwelling).toEqual(home)
  })

  it('means the door itself, where the code was that of one door', async () => {
    open({ ...unmapped, doorId: 'd-902' })
    const picked = await picking()
    const text = `${elsewhere.text} 902`
    await waitFor(() => expect(picked).toHaveBeenCalledWith({ kind: 'chosen', text, body: { dwellingId: 'd-902' } }))
  })

  it.each([
    ['nobody knows', undefined, '没认出来，换个角度再扫'],
    ['nobody has put on the map', unmapped, '这里还没标在地图上，写一个地点就行'],
  ])('that %s hears it, and stays on the page', async (_, sign, words) => {
    open(sign)
    vi.mocked(Taro.navigateBack).mockClear()
    const picked = await picking()
    await waitFor(() => expect(said()).toContain(words))
    expect(picked).not.toHaveBeenCalled()
    expect(Taro.navigateBack).not.toHaveBeenCalled()
  })

  it('gives the case that has no place that entrance', async () => {
    const town = open(elsewhere)
    const nowhere = aPresentedCase({ place: { unknown: true, areaPath: '1509', areaName: '乌兰察布市' } })
    showCase(town, nowhere)
    await tap('扫楼栋码')
    await waitFor(() =>
      expect(commands(town)).toMatchObject([{ command: 'change_place', point, placeText: elsewhere.text }]),
    )
    expect(wrote(town)).toEqual([])
  })
})
