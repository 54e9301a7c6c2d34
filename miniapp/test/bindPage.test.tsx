import type { PresentedEntrance } from '@jinlin/domain/groups/presentedGroup'
import { render, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import BindPage from '../src/pages/bind/index'
import { aPerson, FakeTown } from './fakeTown'
import { openPhone, said, tap } from './pageHelp'
import { setRouterParams } from './taroStub'

const entrance: PresentedEntrance = {
  id: 'b3-2',
  communityName: '察哈尔社区',
  estateName: '泉山家园',
  building: '3',
  entrance: '2',
  text: '察哈尔社区 3 号楼 2 单元',
  doors: [
    { id: 'd-201', room: '201' },
    { id: 'd-202', room: '202' },
  ],
}
const unknown = { status: 400, body: { error: { code: 'invalid', message: '「楼栋码」没填对，改一下再发。' } } }

let town: FakeTown
function open(params: Record<string, string>, toCheck?: true) {
  town = new FakeTown(aPerson({ dwelling: undefined }))
  const answer = town.answer.bind(town)
  const bound = aPerson({ home: { entranceId: entrance.id, text: '泉山家园3号楼2单元', toCheck } })
  town.answer = (method, path, body, key) => {
    const other = answer(method, path, body, key)
    if (path === '/api/entrances/scan')
      return body?.qr === 'JE-good' ? { status: 200, body: { data: entrance } } : unknown
    if (path === '/api/me/home') return { status: 200, body: { data: bound } }
    return path.startsWith('/api/estates') ? { status: 200, body: { data: { items: [], nextCursor: null } } } : other
  }
  openPhone(town)
  setRouterParams(params)
}
const sent = () => town.received.filter(({ path }) => path === '/api/me/home').map(({ body }) => body)

describe('whoever scans the code of an entrance', () => {
  it('binds the door and says what they are there; the door may be left out', async () => {
    open({ scene: 'JE-good' })
    const { unmount } = render(<BindPage />)
    expect(await screen.findByText('3 号楼 2 单元')).toBeTruthy()
    await tap('202')
    await tap('租客')
    await tap('绑定')
    await waitFor(() => expect(said()).toContain('已绑定住址'))
    expect(sent()).toEqual([{ entranceId: 'b3-2', dwellingId: 'd-202', relation: 'tenant' }])
    unmount()
    open({ scene: 'JE-good' })
    render(<BindPage />)
    await tap('绑定')
    await waitFor(() => expect(sent()).toEqual([{ entranceId: 'b3-2' }]))
  })

  it('behind a taken door hears that the leader will look, and nothing of who lives there', async () => {
    open({ scene: 'JE-good' }, true)
    render(<BindPage />)
    await tap('201')
    await tap('绑定')
    await waitFor(() => expect(said()).toContain('已绑定，网格长上门时核实'))
  })

  it('that nobody knows may choose the building, where the phone has no scanner', async () => {
    open({ scene: 'nonsense' })
    render(<BindPage />)
    expect(await screen.findByText('没认出来，自己选一下楼')).toBeTruthy()
    expect(screen.getByText('自己选楼')).toBeTruthy()
  })

  it('without a network tries once more with one tap', async () => {
    open({ scene: 'JE-good' })
    town.online = false
    render(<BindPage />)
    expect(await screen.findByText('还没取到，连上就有')).toBeTruthy()
    town.online = true
    await tap('再试一次')
    expect(await screen.findByText('3 号楼 2 单元')).toBeTruthy()
  })
})
