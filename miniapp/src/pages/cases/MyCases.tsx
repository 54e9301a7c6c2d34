import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { CaseCard } from '../../components/CaseCard'
import { More } from '../../components/More'
import { Nothing } from '../../components/Notice'
import { Page } from '../../components/Page'
import { SegmentedTabs } from '../../components/SegmentedTabs'
import { loadCases } from '../../services/load'
import { inOrder, isMine, isOpen, waitsForMe } from '../../services/mine'
import { usePhone } from '../../services/phone'
import { usePages } from '../../services/usePages'
import { common } from '../../words/common'
import { casesWords } from '../../words/me'
import { QueuedCard } from './QueuedCard'

type Shown = 'open' | 'confirm' | 'all'

const goReport = { label: casesWords.goReport, onTap: () => void Taro.switchTab({ url: '/pages/home/index' }) }

/** R5: what this person reported, waiting for the person first, then least time left. */
export function MyCases() {
  const { cases, drafts, waiting, fetched } = usePhone()
  const [view, setView] = useState<Shown>('open')
  const loading = usePages((cursor) => loadCases(undefined, cursor), 'me')
  const mine = inOrder(Object.values(cases).filter(isMine))
  const shown = { open: mine.filter(isOpen), confirm: mine.filter(waitsForMe), all: mine }[view]
  const queued = Object.values(drafts).filter((each) => !each.caseId && !each.undone && !each.refused)
  const kept = view === 'confirm' ? [] : queued
  const late = waiting.filter((each) => each.late)
  return (
    <Page title={common.tabs.cases} tab="/pages/cases/index" loading={loading}>
      <SegmentedTabs
        value={view}
        onChange={(value) => setView(value as Shown)}
        items={[
          { value: 'open', label: casesWords.open, count: mine.filter(isOpen).length + queued.length },
          { value: 'confirm', label: casesWords.confirm, count: mine.filter(waitsForMe).length },
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
      {late.length > 0 && <View className="section">{common.waiting(late.length)}</View>}
      {shown.length + kept.length === 0 && (
        <Nothing
          known={fetched.cases !== undefined}
          problem={loading.problem}
          rows={3}
          text={casesWords.empty}
          action={goReport}
        />
      )}
    </Page>
  )
}
