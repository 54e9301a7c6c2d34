import { useEffect } from 'react'
import { loadFinished, loadMe, loadPool, loadTasks } from '../../services/load'
import { sendPosition } from '../../services/position'
import { type Pages, usePages } from '../../services/usePages'

/** What the tasks page fetches: what is in hand and the person's own state each time; the pool and what is finished by pages where they are looked at. */
export function useTaskPages(view: 'active' | 'pool' | 'finished'): Pages {
  const loading = usePages(async (cursor) => {
    if (cursor) return view === 'pool' ? loadPool(cursor) : loadFinished(cursor)
    const whoAndWhere = loadMe().then(() => sendPosition(Date.now()))
    const tasks = loadTasks().then((pool) => {
      if (view === 'finished') return loadFinished()
      return view === 'pool' ? pool : undefined
    })
    return (await Promise.all([tasks, whoAndWhere]))[0]
  }, 'me')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is another thing to fetch
  useEffect(() => loading.reload(), [view])
  return loading
}
