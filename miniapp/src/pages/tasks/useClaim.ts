import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { useState } from 'react'
import { takeCase } from '../../services/give'
import { buzz, say } from '../../services/go'
import { usePhone } from '../../services/phone'
import { tasks } from '../../words/tasks'

/** One tap that takes a pooled case, or says why not: `full` = so many in hand that no more may come, `onWon` gets the case as it then is. */
export function useClaim(found: PresentedCase, onWon: (won: PresentedCase) => void) {
  const { me, online } = usePhone()
  const [busy, setBusy] = useState(false)
  const full = me?.duty && me.duty.openJobs >= me.duty.cap ? me.duty.openJobs : undefined
  const claim = async () => {
    if (busy) return
    if (full !== undefined || !online) return say(online ? tasks.cap(full ?? 0) : tasks.offline)
    setBusy(true)
    buzz()
    const taken = await takeCase(found, 'claim')
    setBusy(false)
    if ('won' in taken) {
      say(tasks.accepted)
      onWon(taken.won)
    } else say('lost' in taken ? taken.lost : tasks.offline)
  }
  return { online, full, busy, claim: () => void claim() }
}
