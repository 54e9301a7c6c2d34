import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { useEffect, useState } from 'react'
import { loadScope } from '../../services/load'
import { isOpen } from '../../services/mine'
import { usePhone } from '../../services/phone'
import { byUrgency } from '../../services/tasks'
import { usePages } from '../../services/usePages'

/** The lists a duty officer may look at. */
export type ScopeView = 'open' | 'confirm' | 'all'
const states: Record<ScopeView, string> = { open: 'open', confirm: 'confirm', all: '' }
const none: Record<ScopeView, string[]> = { open: [], confirm: [], all: [] }
const fits: Record<ScopeView, (found: PresentedCase) => boolean> = {
  open: isOpen,
  confirm: ({ state }) => state === 'resolved',
  all: () => true,
}
const newestFirst = (a: PresentedCase, b: PresentedCase) => b.createdAt.localeCompare(a.createdAt)

/** One list of the scope by pages. A case that no longer fits leaves it; open ones stand by the time left, the others newest first. */
export function useScopeCases(view: ScopeView) {
  const { cases } = usePhone()
  const [ids, setIds] = useState(none)
  const loading = usePages(async (cursor) => {
    const page = await loadScope(states[view], cursor)
    setIds((now) => ({ ...now, [view]: [...new Set([...page.ids, ...now[view]])] }))
    return page.next
  }, 'me')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is another thing to fetch
  useEffect(() => loading.reload(), [view])
  const kept = ids[view].flatMap((id) => cases[id] ?? []).filter(fits[view])
  return { shown: kept.sort(view === 'open' ? byUrgency : newestFirst), loading }
}
