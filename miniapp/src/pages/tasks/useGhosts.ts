import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { useCallback, useEffect, useRef, useState } from 'react'
import { serverNow } from '../../services/clock'
import { whoText } from '../../services/describe'
import { phone } from '../../services/phone'
import { isPool } from '../../services/tasks'
import { tasks } from '../../words/tasks'

export type Ghost = { id: string; text: string }
const SHOWN_MS = 3000

/** Why an offer that stood here is gone. */
export function whyGone(before: PresentedCase, after: PresentedCase | undefined, now: number): string {
  if (after?.state === 'withdrawn') return tasks.withdrawn
  if (after?.assignee && !after.assignee.mine) return tasks.lost(whoText(after.assignee))
  const until = before.offer?.until
  if (!until || Date.parse(until) > now + 1000) return tasks.gone
  return after && isPool(after) ? tasks.expired : tasks.passedOn
}

/** An offer that goes without this person's doing says why, for 3 seconds. `handled` = it went by their own tap. */
export function useGhosts(offers: PresentedCase[]) {
  const [ghosts, setGhosts] = useState<Ghost[]>([])
  const before = useRef<PresentedCase[]>([])
  const own = useRef(new Set<string>())

  const show = useCallback((id: string, text: string) => {
    own.current.add(id)
    setGhosts((now) => [...now.filter((each) => each.id !== id), { id, text }])
    setTimeout(() => setGhosts((now) => now.filter((each) => each.id !== id)), SHOWN_MS)
  }, [])
  const handled = useCallback((id: string) => {
    own.current.add(id)
  }, [])

  const ids = offers.map(({ id }) => id).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: only coming and going matters, not every change of an offer
  useEffect(() => {
    const gone = before.current.filter((each) => !ids.includes(each.id))
    before.current = offers
    for (const each of offers) own.current.delete(each.id)
    for (const each of gone) {
      const after = phone().cases[each.id]
      if (own.current.has(each.id) || after?.assignee?.mine) continue
      show(each.id, whyGone(each, after, serverNow()))
    }
  }, [ids])
  return { ghosts, handled, show }
}
