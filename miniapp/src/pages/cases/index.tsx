import { View } from '@tarojs/components'
import Taro, { useReachBottom } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { CaseCard } from '../../components/CaseCard'
import { Notice, Skeleton } from '../../components/Notice'
import { Page } from '../../components/Page'
import { SegmentedTabs } from '../../components/SegmentedTabs'
import { loadCases } from '../../services/load'
import { inOrder, isMine, isOpen, waitsForMe } from '../../services/mine'
import { usePhone } from '../../services/phone'
import { useLoad } from '../../services/useLoad'
import { common } from '../../words/common'
import { casesWords } from '../../words/me'
import { QueuedCard } from './QueuedCard'

type Shown = 'open' | 'confirm' | 'all'

/** R5: waiting for the person first, then least time left. */
export default function CasesPage() {
  const { cases, drafts, waiting, fetched } = usePhone()
  const [view, setView] = useState<Shown>('open')
  const cursor = useRef<string | undefined>(undefined)
  const loading = useLoad(async () => {
    cursor.current = await loadCases()
  }, 'me')
  useReachBottom(() => {
    if (!cursor.current) return
    const next = cursor.current
    cursor.current = undefined
    void loadCases(undefined, next).then((after) => {
      cursor.current = after
    })
  })
  const mine = inOrder(Object.values(cases).filter(isMine))
  const shown = { open: mine.filter(isOpen), confirm: mine.filter(waitsForMe), all: mine }[view]
  const queued = Object.values(drafts).filter((each) => !each.caseId && !each.undone && !each.refused)
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
      {view !== 'confirm' && queued.map((draft) => <QueuedCard key={draft.key} draft={draft} />)}
      {shown.map((found) => (
        <CaseCard key={found.id} found={found} />
      ))}
      {late.length > 0 && <View className="section">{common.waiting(late.length)}</View>}
      {shown.length === 0 && queued.length === 0 && !fetched.cases && !loading.problem && <Skeleton rows={3} />}
      {shown.length === 0 && (view === 'confirm' || queued.length === 0) && (fetched.cases || loading.problem) && (
        <Notice
          kind="empty"
          text={casesWords.empty}
          action={{ label: casesWords.goReport, onTap: () => void Taro.switchTab({ url: '/pages/home/index' }) }}
        />
      )}
    </Page>
  )
}
