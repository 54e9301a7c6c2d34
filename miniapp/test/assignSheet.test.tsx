import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { AssignSheet } from '../src/pages/case/AssignSheet'
import { aPerson, aPresentedCase, FakeTown } from './fakeTown'
import { commands, openPhone, tap } from './pageHelp'

const COUNTY = '1509/150902'
/** Typing rests before anything is asked. */
const LONG = { timeout: 5000 }
const leader = (userId: string, name: string) => ({
  userId,
  name,
  roles: [{ role: 'grid_leader', label: '网格长' }],
  onDuty: true,
})

describe('an officer who names a person in an area with more people than a page', () => {
  let town: FakeTown
  const asked = () => town.received.filter(({ path }) => path.startsWith('/api/people')).map(({ path }) => path)
  beforeEach(() => {
    const dispatcher = { role: 'dispatcher', label: '调度员', areaPath: COUNTY }
    town = new FakeTown(aPerson({ roles: [dispatcher] }))
    openPhone(town)
    const answer = town.answer.bind(town)
    town.answer = (method, path, body, key) => {
      const answered = answer(method, path, body, key)
      if (!path.startsWith('/api/people')) return answered
      const { searchParams } = new URL(path, 'http://town')
      const named = searchParams.get('name')
      if (named)
        return {
          status: 200,
          body: { data: { items: named === '马' ? [leader('l-9', '马**')] : [], nextCursor: null } },
        }
      const [items, nextCursor] = searchParams.has('cursor')
        ? [[leader('l-2', '李**')], null]
        : [[leader('l-1', '王**')], 'p-2']
      return { status: 200, body: { data: { items, nextCursor } } }
    }
    render(<AssignSheet found={aPresentedCase()} lane="c-1" onClose={() => undefined} />)
  })

  it('goes on to the next page and picks somebody there', async () => {
    town.cases.set('c-1', aPresentedCase())
    await tap('看更多')
    await tap('李**')
    expect(screen.getByText('王**')).toBeTruthy()
    expect(screen.queryByText('看更多')).toBeNull()
    await tap('派给 李**')
    await waitFor(() => expect(commands(town)).toEqual([{ command: 'assign', person: 'l-2' }]))
  })

  it('finds somebody by the first letter of the name, asked once the fingers rest', async () => {
    await screen.findByText('王**')
    const field = await screen.findByRole('textbox')
    const type = (value: string) => act(async () => void fireEvent.input(field, { target: { value } }))
    await type('m')
    await type('马')
    expect(await screen.findByText('马**', {}, LONG)).toBeTruthy()
    expect(screen.queryByText('王**')).toBeNull()
    expect(asked().at(-1)).toBe(`/api/people?area=${COUNTY}&limit=50&name=%E9%A9%AC`)
    expect(asked()).toHaveLength(2)
    await type('无')
    expect(await screen.findByText('没有这样开头的姓名', {}, LONG)).toBeTruthy()
  })
})
