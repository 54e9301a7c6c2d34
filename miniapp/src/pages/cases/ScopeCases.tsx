import { useEffect, useState } from 'react'
import { CaseCard } from '../../components/CaseCard'
import { More } from '../../components/More'
import { Nothing } from '../../components/Notice'
import { Page } from '../../components/Page'
import { SegmentedTabs } from '../../components/SegmentedTabs'
import { loadScope } from '../../services/load'
import { isOpen } from '../../services/mine'
import { usePhone } from '../../services/phone'
import { byUrgency } from '../../services/tasks'
import { usePages } from '../../services/usePages'
import { common } from '../../words/common'
import { casesWords } from '../../words/me'

type Shown = 'open' | 'confirm' | 'all'
const states: Record<Shown, string> = { open: 'open', confirm: 'confirm', all: '' }
const none: Record<Shown, string[]> = { open: [], confirm: [], all: [] }

/** A duty officer's cases: all of their area, or of their department. Open ones by the time left, the others newest first. */
export function ScopeCases() {
  const { cases } = usePhone()
  const [view, setView] = useState<Shown>('open')
  const [ids, setIds] = useState(none)
  const loading = usePages(async (cursor) => {
    const page = await loadScope(states[view], cursor)
    setIds((now) => ({ ...now, [view]: [...new Set([...page.ids, ...now[view]])] }))
    return page.next
  }, 'me')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is another thing to fetch
  useEffect(() => loading.reload(), [view])
  const listed = ids[view].flatMap((id) => cases[id] ?? [])
  const fits = { open: isOpen, confirm: ({ state }: { state: string }) => state === 'resolved', all: () => true }[view]
  const kept = listed.filter(fits)
  const shown = view === 'open' ? kept.sort(byUrgency) : kept.sort((a, b) => b.createdAt.localeCompare(a.createdAt))
  return (
    <Page title={common.tabs.cases} tab="/pages/cases/index" loading={loading}>
      <SegmentedTabs
        value={view}
        onChange={(value) => setView(value as Shown)}
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
