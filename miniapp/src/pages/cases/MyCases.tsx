import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { CaseCard } from '../../components/CaseCard'
import { More } from '../../components/More'
import { Nothing } from '../../components/Notice'
import { Page } from '../../components/Page'
import { SegmentedTabs } from '../../components/SegmentedTabs'
import { common } from '../../words/common'
import { casesWords } from '../../words/me'
import { QueuedCard } from './QueuedCard'
import { useMyCases } from './useMyCases'

type Shown = 'open' | 'confirm' | 'all'

const goReport = { label: casesWords.goReport, onTap: () => void Taro.switchTab({ url: '/pages/home/index' }) }

/** R5: what this person reported, waiting for the person first, then least time left. */
export function MyCases() {
  const { lists, queued, late, known, loading } = useMyCases()
  const [view, setView] = useState<Shown>('open')
  const shown = lists[view]
  const kept = view === 'confirm' ? [] : queued
  return (
    <Page title={common.tabs.cases} tab="/pages/cases/index" loading={loading}>
      <SegmentedTabs
        value={view}
        onChange={(value) => setView(value as Shown)}
        items={[
          { value: 'open', label: casesWords.open, count: lists.open.length + queued.length },
          { value: 'confirm', label: casesWords.confirm, count: lists.confirm.length },
          { value: 'all', label: casesWords.all },
        ]}
      />
      {kept.map((draft) => (
        <QueuedCard key={draft.key} draft={draft} />
      ))}
      {shown.map((found) => (
        <CaseCard key={found.id} found={found} />
      ))}
      <More onTap={loading.more} />
      {late > 0 && <View className="section">{common.waiting(late)}</View>}
      {shown.length + kept.length === 0 && (
        <Nothing known={known} problem={loading.problem} rows={3} text={casesWords.empty} action={goReport} />
      )}
    </Page>
  )
}
