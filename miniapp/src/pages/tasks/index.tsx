import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { useState } from 'react'
import { CaseCard } from '../../components/CaseCard'
import { More } from '../../components/More'
import { Nothing, Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { SegmentedTabs } from '../../components/SegmentedTabs'
import { WatchEntry } from '../../components/WatchEntry'
import { openCase } from '../../services/go'
import { usePhone } from '../../services/phone'
import { roleNow } from '../../services/roles'
import { byUrgency, isActive, isFinished, isOffer, isPool } from '../../services/tasks'
import type { Pages } from '../../services/usePages'
import { common } from '../../words/common'
import { tasks as words } from '../../words/tasks'
import { DutyRow } from './DutyRow'
import { Offers } from './Offers'
import { PoolList } from './PoolList'
import { useTaskPages } from './useTaskPages'
import './index.css'

type Shown = 'active' | 'pool' | 'finished'

/** G1, G2, T1: who is asked, what may be claimed, what is in hand. */
export default function TasksPage() {
  const { me, role, cases } = usePhone()
  const [view, setView] = useState<Shown>('active')
  const loading = useTaskPages(view)
  const trade = roleNow(me, role) === 'tradesperson'
  const all = Object.values(cases).sort(byUrgency)
  const offers = all.filter(isOffer)
  const active = all.filter(isActive)
  const pool = all.filter(isPool)
  return (
    <Page title={trade ? common.tabs.orders : common.tabs.tasks} tab="/pages/tasks/index" loading={loading}>
      <DutyRow trade={trade} />
      <Offers offers={offers} />
      <WatchEntry />
      <SegmentedTabs
        value={view}
        onChange={(value) => setView(value as Shown)}
        items={[
          { value: 'active', label: trade ? words.mine : words.active, count: active.length },
          { value: 'pool', label: words.pool, count: pool.length },
          { value: 'finished', label: words.finished },
        ]}
      />
      {view === 'active' && (
        <Active
          active={active}
          asked={offers.length > 0}
          loading={loading}
          toPool={pool.length > 0 ? () => setView('pool') : undefined}
        />
      )}
      {view === 'pool' && <PoolList pool={pool} more={loading.more} onWon={(won) => openCase({ id: won.id })} />}
      {view === 'finished' && <Finished finished={all.filter(isFinished).reverse()} loading={loading} />}
    </Page>
  )
}

/** `toPool` leads to what may be claimed, where there is something. */
type ActiveProps = { active: PresentedCase[]; asked: boolean; loading: Pages; toPool?: () => void }

function Active({ active, asked, loading, toPool }: ActiveProps) {
  const { fetched } = usePhone()
  if (active.length > 0) return active.map((found) => <CaseCard key={found.id} found={found} staff />)
  if (asked) return null
  const action = toPool && { label: words.toPool, onTap: toPool }
  const known = fetched.tasks !== undefined
  return <Nothing known={known} problem={loading.problem} rows={2} text={words.empty} action={action} />
}

const Finished = ({ finished, loading }: { finished: PresentedCase[]; loading: Pages }) => (
  <>
    {finished.map((found) => (
      <CaseCard key={found.id} found={found} staff />
    ))}
    <More onTap={loading.more} />
    {finished.length === 0 && !loading.more && <Notice kind="empty" text={words.emptyDone} />}
  </>
)
