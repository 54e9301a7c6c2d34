import type { PresentedGroup } from '@jinlin/domain/groups/presentedGroup'
import { cleanup, render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import GroupPage from '../src/pages/group/index'
import { aPerson, FakeTown } from './fakeTown'
import { openPhone, tap } from './pageHelp'

const aGroup = (patch: Partial<PresentedGroup> = {}): PresentedGroup => ({
  id: 'g-1',
  name: '泉山家园 3 号楼 2 单元 邻里群',
  kind: 'picture',
  steward: '赵**',
  code: { url: '/api/attachments/code', good: true, daysLeft: 5 },
  ...patch,
})

/** Opens the page of somebody whose building has this group, or none. */
function open(group: PresentedGroup | null, person = aPerson()) {
  const town = new FakeTown(person)
  const answer = town.answer.bind(town)
  let now = group
  town.answer = (method, path, body, key) => {
    const other = answer(method, path, body, key)
    if (path.endsWith('/ask-code') && now) now = { ...now, askedAt: new Date().toISOString() }
    return path.includes('group') ? { status: 200, body: { data: { group: now } } } : other
  }
  openPhone(town)
  render(<GroupPage />)
}

describe('the page of the own group', () => {
  it('lets somebody in, and says how long the code works', async () => {
    open(aGroup())
    expect(await screen.findByText('加入楼栋群')).toBeTruthy()
    expect(screen.getByText('还有 5 天有效')).toBeTruthy()
    expect(screen.getByText('楼道长 赵**')).toBeTruthy()
  })

  it('asks nobody to join who is in it, and offers the code for those at home', async () => {
    open(aGroup({ joinedAt: '2026-11-03T08:00:00Z' }))
    expect(await screen.findByText('家人要进群，扫这张码：')).toBeTruthy()
    expect(screen.getByText(/^已加入：/)).toBeTruthy()
    expect(screen.queryByText('加入楼栋群')).toBeNull()
  })

  it('with a code that has ended tells the steward at one tap, and says it once', async () => {
    open(aGroup({ code: { url: '/api/attachments/code', good: false } }))
    expect(await screen.findByText('码过期了')).toBeTruthy()
    await tap('请楼道长换码')
    expect(await screen.findByText('这张码过期了，已告诉楼道长')).toBeTruthy()
    expect(screen.getByText(/^换好就能进 · 刚刚/)).toBeTruthy()
    expect(screen.queryByText('请楼道长换码')).toBeNull()
  })

  it('asks once more where the steward was told more than a day ago and has not answered', async () => {
    const asked = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
    const ended = { url: '/api/attachments/code', good: false }
    open(aGroup({ code: ended, askedAt: asked(23) }))
    expect(await screen.findByText('这张码过期了，已告诉楼道长')).toBeTruthy()
    expect(screen.queryByText('请楼道长换码')).toBeNull()
    cleanup()
    open(aGroup({ code: ended, askedAt: asked(25) }))
    await tap('请楼道长换码')
    expect(await screen.findByText(/^换好就能进 · 刚刚/)).toBeTruthy()
  })

  it('of somebody who is bound nowhere leads to the binding', async () => {
    open(null, aPerson({ dwelling: undefined }))
    expect(await screen.findByText('先绑定住址，才知道您是哪栋楼')).toBeTruthy()
    expect(screen.getByText('绑定住址')).toBeTruthy()
  })
})
