import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { distanceText } from '@jinlin/domain/words/distance'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { CaseCard } from '../../components/CaseCard'
import { Chips } from '../../components/Chips'
import { More } from '../../components/More'
import { Notice } from '../../components/Notice'
import { placeText } from '../../services/describe'
import { tasks } from '../../words/tasks'
import { useClaim } from './useClaim'

type Order = 'urgent' | 'nearest'

/** One pooled case with its one button. */
function PoolCard({ found, onWon }: { found: PresentedCase; onWon: (won: PresentedCase) => void }) {
  const { online, full, busy, claim } = useClaim(found, onWon)
  const away =
    found.metres === undefined ? placeText(found) : `${placeText(found)}，${tasks.away(distanceText(found.metres))}`
  return (
    <CaseCard found={found} staff note={away}>
      <View className="pool-act">
        <Button id={`claim-${found.id}`} kind={full !== undefined || !online ? 'off' : 'tinted'} onTap={claim}>
          {!online ? tasks.offline : full !== undefined ? tasks.cap(full) : busy ? tasks.claiming : tasks.claim}
        </Button>
      </View>
    </CaseCard>
  )
}

type PoolListProps = { pool: PresentedCase[]; more?: () => void; onWon: (won: PresentedCase) => void }

/** G2: open to everybody who may, the nearest first; one tap claims. `more` fetches what is farther away: until then the most pressing are those of what is near, and are called so. */
export function PoolList({ pool, more, onWon }: PoolListProps) {
  const [order, setOrder] = useState<Order>('nearest')
  if (pool.length === 0) return <Notice kind="empty" text={tasks.emptyPool} />
  // whose distance nobody knows comes first, as in the server's pages: what is fetched next stands at the end
  const far = (each: PresentedCase) => each.metres ?? -1
  const shown = order === 'urgent' ? pool : [...pool].sort((a, b) => far(a) - far(b))
  return (
    <>
      <Chips
        className="pool-order"
        items={[
          { value: 'nearest', label: tasks.nearest },
          { value: 'urgent', label: more ? tasks.urgentNearby : tasks.urgent },
        ]}
        chosen={order}
        onPick={setOrder}
      />
      {shown.map((found) => (
        <PoolCard key={found.id} found={found} onWon={onWon} />
      ))}
      <More onTap={more} />
    </>
  )
}
