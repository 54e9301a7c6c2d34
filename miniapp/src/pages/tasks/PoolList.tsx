import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { distanceText } from '@jinlin/domain/words/distance'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { CaseCard } from '../../components/CaseCard'
import { Chips } from '../../components/Chips'
import { Notice } from '../../components/Notice'
import { placeText } from '../../services/describe'
import { takeCase } from '../../services/give'
import { buzz, say } from '../../services/go'
import { usePhone } from '../../services/phone'
import { tasks } from '../../words/tasks'

type Order = 'urgent' | 'nearest'

/** One pooled case with its one button. */
function PoolCard({ found, onWon }: { found: PresentedCase; onWon: (won: PresentedCase) => void }) {
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
  const away =
    found.metres === undefined ? placeText(found) : `${placeText(found)}，${tasks.away(distanceText(found.metres))}`
  return (
    <CaseCard found={found} staff note={away}>
      <View className="pool-act">
        <Button
          id={`claim-${found.id}`}
          kind={full !== undefined || !online ? 'off' : 'tinted'}
          onTap={() => void claim()}
        >
          {!online ? tasks.offline : full !== undefined ? tasks.cap(full) : busy ? tasks.claiming : tasks.claim}
        </Button>
      </View>
    </CaseCard>
  )
}

/** G2: open to everybody who may; one tap claims. */
export function PoolList({ pool, onWon }: { pool: PresentedCase[]; onWon: (won: PresentedCase) => void }) {
  const [order, setOrder] = useState<Order>('urgent')
  if (pool.length === 0) return <Notice kind="empty" text={tasks.emptyPool} />
  const far = (each: PresentedCase) => each.metres ?? Number.POSITIVE_INFINITY
  const shown = order === 'urgent' ? pool : [...pool].sort((a, b) => far(a) - far(b))
  return (
    <>
      <Chips
        className="pool-order"
        items={(['urgent', 'nearest'] as const).map((value) => ({ value, label: tasks[value] }))}
        chosen={order}
        onPick={setOrder}
      />
      {shown.map((found) => (
        <PoolCard key={found.id} found={found} onWon={onWon} />
      ))}
    </>
  )
}
