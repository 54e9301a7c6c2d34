import { act, render } from '@testing-library/react'
import { useEffect } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import { Refused, Unreachable } from '../src/services/api'
import { usePages } from '../src/services/usePages'
import { aLeader, FakeTown } from './fakeTown'
import { openPhone } from './pageHelp'
import { reachBottom } from './taroStub'

type Asked = { list: string; cursor?: string; answer: (next?: string) => void; refuse: (error: Error) => void }

let asked: Asked[]

/** A page of two lists by turns, as the tasks page is one. */
function TwoLists({ list }: { list: string }) {
  const pages = usePages(
    (cursor) => new Promise((answer, refuse) => asked.push({ list, cursor, answer, refuse })),
    undefined,
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is another thing to fetch
  useEffect(() => pages.reload(), [list])
  return <i id={pages.more ? 'left' : 'end'} />
}
const lastAsked = () => asked.at(-1)!
const toBottom = () => act(async () => reachBottom())
const settle = (run: () => void) => act(async () => run())

describe('a page that changes from one list to another', () => {
  beforeEach(() => {
    openPhone(new FakeTown(aLeader()))
    asked = []
  })

  it('never asks for the other one by the first one’s cursor, whichever answer comes first', async () => {
    const { rerender } = render(<TwoLists list="finished" />)
    await settle(() => lastAsked().answer('finished-2'))
    rerender(<TwoLists list="pool" />)
    await toBottom()
    expect(asked.filter(({ cursor }) => cursor)).toEqual([])
    await settle(() => lastAsked().answer('pool-2'))
    await toBottom()
    expect(lastAsked()).toMatchObject({ list: 'pool', cursor: 'pool-2' })
  })

  it('does not take up again a cursor whose page failed after another list was shown', async () => {
    const { rerender } = render(<TwoLists list="finished" />)
    await settle(() => lastAsked().answer('finished-2'))
    await toBottom()
    const late = lastAsked()
    rerender(<TwoLists list="pool" />)
    await settle(() => lastAsked().answer())
    await settle(() => late.refuse(new Unreachable('')))
    const before = asked.length
    await toBottom()
    expect(asked).toHaveLength(before)
  })
})

describe('the next page of a list', () => {
  beforeEach(() => {
    openPhone(new FakeTown(aLeader()))
    asked = []
  })

  it('is asked for again after no answer came', async () => {
    render(<TwoLists list="pool" />)
    await settle(() => lastAsked().answer('pool-2'))
    await toBottom()
    await settle(() => lastAsked().refuse(new Unreachable('')))
    await toBottom()
    expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, 'pool-2', 'pool-2'])
  })

  it('begins anew where the server takes its cursor no more', async () => {
    render(<TwoLists list="pool" />)
    await settle(() => lastAsked().answer('of-before-an-update'))
    await toBottom()
    await settle(() => lastAsked().refuse(new Refused(400, 'invalid', '')))
    expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, 'of-before-an-update', undefined])
    await settle(() => lastAsked().answer('pool-2'))
    await toBottom()
    expect(lastAsked().cursor).toBe('pool-2')
  })
})
