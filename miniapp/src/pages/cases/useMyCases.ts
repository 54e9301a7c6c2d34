import { loadCases } from '../../services/load'
import { inOrder, isMine, isOpen, waitsForMe } from '../../services/mine'
import { usePhone } from '../../services/phone'
import { usePages } from '../../services/usePages'

/** What this person reported, in each of its lists, and what still waits on the phone; the person's turn first, then least time left. */
export function useMyCases() {
  const { cases, drafts, waiting, fetched } = usePhone()
  const loading = usePages((cursor) => loadCases(undefined, cursor), 'me')
  const all = inOrder(Object.values(cases).filter(isMine))
  return {
    lists: { open: all.filter(isOpen), confirm: all.filter(waitsForMe), all },
    queued: Object.values(drafts).filter((each) => !each.caseId && !each.undone && !each.refused),
    late: waiting.filter((each) => each.late).length,
    known: fetched.cases !== undefined,
    loading,
  }
}
