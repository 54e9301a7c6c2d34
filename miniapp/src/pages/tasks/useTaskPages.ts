import { useEffect } from 'react'
import { loadFinished, loadMe, loadTasks } from '../../services/load'
import { sendPosition } from '../../services/position'
import { type Pages, usePages } from '../../services/usePages'

/** What the tasks page fetches: what is in hand and the person's own state each time, what is finished by pages where that is looked at. */
export function useTaskPages(view: 'active' | 'pool' | 'finished'): Pages {
  const loading = usePages(async (cursor) => {
    if (cursor) return loadFinished(cursor)
    const whoAndWhere = loadMe().then(() => sendPosition(Date.now()))
    const tasks = loadTasks().then(() => (view === 'finished' ? loadFinished() : undefined))
    return (await Promise.all([tasks, whoAndWhere]))[0]
  }, 'me')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is another thing to fetch
  useEffect(() => loading.reload(), [view])
  return loading
}
