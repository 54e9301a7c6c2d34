import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { CaseCard } from '../../components/CaseCard'
import { More } from '../../components/More'
import { Nothing, Notice } from '../../components/Notice'
import { OfferCard } from '../../components/OfferCard'
import { Page } from '../../components/Page'
import { SegmentedTabs } from '../../components/SegmentedTabs'
import { openCase, say } from '../../services/go'
import { loadFinished, loadMe, loadTasks } from '../../services/load'
import { usePhone } from '../../services/phone'
import { sendPosition } from '../../services/position'
import { isOfficer, roleNow } from '../../services/roles'
import { byUrgency, isActive, isFinished, isOffer, isPool } from '../../services/tasks'
import { type Pages, usePages } from '../../services/usePages'
import { common } from '../../words/common'
import { tasks as words } from '../../words/tasks'
import { DutyRow } from './DutyRow'
import { PoolList } from './PoolList'
import { useGhosts } from './useGhosts'
import './index.css'

type Shown = 'active' | 'pool' | 'finished'

/** G1, G2, T1: who is asked, what may be claimed, what is in hand. */
export default function TasksPage() {
  const { me, role, cases } = usePhone()
  const [view, setView] = useState<Shown>('active')
  const loading = usePages(async (cursor) => {
    if (cursor) return loadFinished(cursor)
    await loadTasks()
    await loadMe()
    await sendPosition(Date.now())
    return view === 'finished' ? loadFinished() : undefined
  }, 'me')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is another thing to fetch
  useEffect(() => loading.reload(), [view])
  const trade = roleNow(me, role) === 'tradesperson'
  const all = Object.values(cases).sort(byUrgency)
  const offers = all.filter(isOffer)
  const active = all.filter(isActive)
  const pool = all.filter(isPool)
  return (
    <Page title={trade ? common.tabs.orders : common.tabs.tasks} tab="/pages/tasks/index" loading={loading}>
      <DutyRow trade={trade} />
      <Offers offers={offers} />
      <SegmentedTabs
        value={view}
        onChange={(value) => setView(value as Shown)}
        items={[
          { value: 'active', label: trade ? words.mine : words.active, count: active.length },
          { value: 'pool', label: words.pool, count: pool.length },
          { value: 'finished', label: words.finished },
        ]}
      />
      {view === 'active' && <Active active={active} asked={offers.length > 0} loading={loading} />}
      {view === 'pool' && <PoolList pool={pool} onWon={(won) => openCase({ id: won.id })} />}
      {view === 'finished' && <Finished finished={all.filter(isFinished).reverse()} loading={loading} />}
    </Page>
  )
}

/** The offer to answer first, how many wait behind it, and why one that stood here is gone. */
function Offers({ offers }: { offers: PresentedCase[] }) {
  const { me, role } = usePhone()
  const { ghosts, handled, show } = useGhosts(offers)
  const first = offers[0]
  const won = ({ id }: PresentedCase) => {
    handled(id)
    say(words.accepted)
    openCase({ id })
  }
  return (
    <>
      {ghosts.map(({ id, text }) => (
        <View key={id} className="card offer-ghost body center">
          {text}
        </View>
      ))}
      {first && (
        <OfferCard
          key={first.id}
          found={first}
          officer={isOfficer(roleNow(me, role))}
          onWon={won}
          onLost={(text) => show(first.id, text)}
        />
      )}
      {offers.length > 1 && <View className="section">{words.more(offers.length - 1)}</View>}
    </>
  )
}

type ActiveProps = { active: PresentedCase[]; asked: boolean; loading: Pages }

function Active({ active, asked, loading }: ActiveProps) {
  const { fetched } = usePhone()
  if (active.length > 0) return active.map((found) => <CaseCard key={found.id} found={found} staff />)
  if (asked) return null
  return <Nothing known={fetched.tasks !== undefined} problem={loading.problem} rows={2} text={words.empty} />
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
