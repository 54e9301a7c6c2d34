import { render, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import TasksPage from '../src/pages/tasks/index'
import { setSandboxPoint } from '../src/services/location'
import { aLeader, aPresentedCase, FakeTown } from './fakeTown'
import { openPhone, tap } from './pageHelp'

describe('a leader who stands just outside the city', () => {
  let town: FakeTown
  const refusal = { code: 'place_outside', message: '这个地方不在本市，请换一个地点。' }
  beforeEach(() => {
    town = new FakeTown(aLeader())
    openPhone(town)
    const answer = town.answer.bind(town)
    town.answer = (method, path, body, key) => {
      const answered = answer(method, path, body, key)
      return path === '/api/me/position' ? { status: 400, body: { error: refusal } } : answered
    }
    setSandboxPoint({ lng: 112, lat: 40 })
  })

  it('reads the tasks and what is finished, with a quiet line and no error', async () => {
    const assignee = { name: '王**', role: 'grid_leader', mine: true }
    town.cases.set('c-4', aPresentedCase({ id: 'c-4', state: 'closed', reporter: undefined, assignee }))
    render(<TasksPage />)
    expect(await screen.findByText('您在本市外，定位先不用')).toBeTruthy()
    await tap(/^完成/)
    expect(await screen.findByText('路灯不亮')).toBeTruthy()
    expect(screen.queryByText(/请换一个地点/)).toBeNull()
  })

  it('is not asked about again for five minutes', async () => {
    render(<TasksPage />)
    await vi.waitFor(() => expect(town.received.some(({ path }) => path === '/api/me/tasks')).toBe(true))
    await waitFor(() => expect(town.received.filter(({ path }) => path === '/api/me/position').length).toBeLessThan(2))
  })
})
