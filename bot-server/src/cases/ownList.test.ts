import { describe, expect, it } from 'vitest'
import { useServer } from '../testing/useServer'
import { useTown } from '../testing/useTown'

const { as, file, give } = useTown(useServer())

/** The ids of somebody's own list, page by page. */
const ownList = async (who: string, query = 'limit=20'): Promise<string[]> => {
  const ids: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await as(who).get(`/api/cases?mine=1&${query}${cursor && `&cursor=${cursor}`}`)
    ids.push(...page.body.data.items.map(({ id }: { id: string }) => id))
    cursor = page.body.data.nextCursor
  }
  return ids
}

describe('a resident’s own list', () => {
  it('keeps the matter after +1, with what was tapped for it', async () => {
    const { id } = await file()
    const own = await file('neighbour')
    expect((await give('neighbour', own.id, { command: 'merge', into: id })).status).toBe(200)
    expect(await ownList('neighbour')).toEqual([own.id, id])
    expect(await ownList('neighbour', 'state=open,confirm')).toEqual([id])
    expect(await ownList('stranger')).toEqual([])
  })

  it('comes by pages in which own and followed matters stand among each other, each once', async () => {
    const theirs = [await file(), await file()]
    const own = [await file('stranger'), await file('stranger')]
    for (const { id } of theirs) await give('stranger', id, { command: 'follow' })
    const all = [...theirs, ...own]
      .map(({ id }) => id)
      .sort()
      .reverse()
    expect(await ownList('stranger', 'limit=1')).toEqual(all)
    expect(await ownList('stranger')).toEqual(all)
  })

  it('lets go of what is followed no more', async () => {
    const { id } = await file()
    await file('leader2')
    await give('leader2', id, { command: 'follow' })
    expect(await ownList('leader2')).toContain(id)
    await give('leader2', id, { command: 'unfollow' })
    expect(await ownList('leader2')).not.toContain(id)
  })
})
