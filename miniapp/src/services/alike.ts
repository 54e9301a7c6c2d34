import type { PresentedCase, SimilarCase } from '@jinlin/domain/cases/presentedCase'
import { useEffect, useState } from 'react'
import { isOpen } from './mine'
import { usePhone } from './phone'
import { isSuperior, roleNow } from './roles'
import { call } from './session'
import { isOverseen } from './why'

/** An open case that may be the same as another, so many metres away. */
export type AlikeCase = SimilarCase & { metres: number }

/** Whether the person on this phone works on this report, is asked to, or watches over it. */
function worksOn(found: PresentedCase, role: string): boolean {
  if (found.kind !== 'report' || !isOpen(found)) return false
  const concerned = found.assignee?.mine || (found.state === 'offered' && found.offer?.mine)
  return concerned === true || (isSuperior(role) && isOverseen(found))
}

/** What a report may be the same as, for whoever works on it: asked once when it is opened, and nothing where there is no answer. */
export function useAlike(found: PresentedCase): AlikeCase[] {
  const { me, role } = usePhone()
  const [items, setItems] = useState<AlikeCase[]>([])
  const wanted = worksOn(found, roleNow(me, role))
  useEffect(() => {
    if (!wanted) return
    let gone = false
    call<{ items: AlikeCase[] }>({ method: 'GET', path: `/api/cases/${found.id}/alike` }).then(
      (answer) => gone || setItems(answer.items),
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [found.id, wanted])
  return wanted ? items : []
}
