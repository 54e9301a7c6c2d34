import { useState } from 'react'
import { usePages } from '../../services/usePages'
import { loadTeam, type TeamRow, type TeamState } from './team'

/** The team in one state, by pages; undefined rows = not fetched yet. `without` takes a row out that was just seen off, `renew` shows one as it is now. */
export function useTeam(state: TeamState) {
  const [rows, setRows] = useState<TeamRow[]>()
  const { problem, more } = usePages(async (cursor) => {
    const page = await loadTeam(state, cursor)
    setRows((before) => (cursor ? [...(before ?? []), ...page.rows] : page.rows))
    return page.next
  }, 'me')
  const without = (id: string) => setRows((before) => before?.filter((row) => row.id !== id))
  const renew = (row: TeamRow) => setRows((before) => before?.map((each) => (each.id === row.id ? row : each)))
  return { rows, problem, more, without, renew }
}
