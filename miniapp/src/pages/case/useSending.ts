import { type Draft, usePhone } from '../../services/phone'
import { useNow } from '../../services/useNow'

/** So long a tap may look answered before it is, in ms. */
const TRUSTED_MS = 2000

/** What a tap without an answer waits for: `late` = tried in vain, sent when the network is back; `slow` = under way for 2 s. Neither right after the tap, and once it is answered. */
export function useSending({ key, caseId, tappedAt }: Draft): 'late' | 'slow' | undefined {
  const { waiting, online } = usePhone()
  const now = useNow()
  if (caseId) return undefined
  if (!online || waiting.some((each) => each.key === key && each.late)) return 'late'
  return now - tappedAt >= TRUSTED_MS ? 'slow' : undefined
}
