import { useState } from 'react'
import { CaseCard } from '../../components/CaseCard'
import { More } from '../../components/More'
import { Nothing } from '../../components/Notice'
import { Page } from '../../components/Page'
import { SegmentedTabs } from '../../components/SegmentedTabs'
import { WatchEntry } from '../../components/WatchEntry'
import { common } from '../../words/common'
import { casesWords } from '../../words/me'
import { type ScopeView, useScopeCases } from './useScopeCases'

/** A duty officer's cases: all of their area, or of their department. Open ones by the time left, the others newest first. */
export function ScopeCases() {
  const [view, setView] = useState<ScopeView>('open')
  const { shown, loading } = useScopeCases(view)
  return (
    <Page title={common.tabs.cases} tab="/pages/cases/index" loading={loading}>
      <WatchEntry />
      <SegmentedTabs
        value={view}
        onChange={(value) => setView(value as ScopeView)}
        items={(['open', 'confirm', 'all'] as const).map((value) => ({ value, label: casesWords[value] }))}
      />
      {shown.map((found) => (
        <CaseCard key={found.id} found={found} staff />
      ))}
      <More onTap={loading.more} />
      {shown.length === 0 && (
        <Nothing known={loading.ready} problem={loading.problem} rows={3} text={casesWords.emptyScope} />
      )}
    </Page>
  )
}
