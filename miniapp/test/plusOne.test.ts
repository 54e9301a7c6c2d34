import { beforeEach, describe, expect, it, vi } from 'vitest'
import { loadCase, loadCases } from '../src/services/load'
import { isMine } from '../src/services/mine'
import { phone } from '../src/services/phone'
import { call } from '../src/services/session'
import { aPresentedCase, FakeTown } from './fakeTown'
import { openPhone } from './pageHelp'

vi.mock('@tarojs/taro', () => import('./taroStub'))

let town: FakeTown
beforeEach(() => {
  town = new FakeTown()
  town.cases.set('theirs', aPresentedCase({ id: 'theirs', reporter: undefined }))
  town.cases.set('other', aPresentedCase({ id: 'other', reporter: undefined }))
  town.cases.set('own', aPresentedCase({ id: 'own' }))
  openPhone(town)
})
const listed = () => Object.values(phone().cases).filter(isMine)

describe('the list of somebody who tapped +1', () => {
  it('keeps the neighbour’s matter when it is fetched again', async () => {
    await call({
      method: 'POST',
      path: '/api/cases/own/commands',
      body: { command: 'merge', into: 'theirs' },
      key: 'k',
    })
    await loadCase('theirs')
    await loadCases()
    expect(listed().map(({ id, state }) => [id, state])).toEqual([
      ['theirs', 'submitted'],
      ['own', 'merged'],
    ])
  })

  it('holds nothing that is neither reported nor followed', async () => {
    await loadCases()
    expect(Object.keys(phone().cases)).toEqual(['own'])
  })
})
