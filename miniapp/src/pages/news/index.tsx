import { agoText } from '@jinlin/domain/clocks/countdown'
import { View } from '@tarojs/components'
import { useRef } from 'react'
import { Button } from '../../components/Button'
import { More } from '../../components/More'
import { Nothing } from '../../components/Notice'
import { Page } from '../../components/Page'
import { counted } from '../../services/describe'
import { openCase } from '../../services/go'
import { loadCases, loadNews, markNewsRead } from '../../services/load'
import { waitsForMe } from '../../services/mine'
import { usePhone } from '../../services/phone'
import { useNow } from '../../services/useNow'
import { usePages } from '../../services/usePages'
import { common } from '../../words/common'
import { me } from '../../words/me'

// a late answer of the account is about no case, and leads nowhere
const opens = (caseId: string) => (caseId ? { role: 'button', onClick: () => openCase({ id: caseId }) } : {})

/** What was new when the page opened stays marked while it is open: being read is told to the server at once. */
function useUnread(): Set<string> {
  const { news } = usePhone()
  const unread = useRef(new Set<string>()).current
  for (const { id, read } of news) if (!read) unread.add(id)
  return unread
}

/** The newest piece of news of each case that waits for this person's word: from there the way to the stars. */
function useAsking(): Set<string> {
  const { news, cases } = usePhone()
  const waiting = Object.values(cases).filter(waitsForMe)
  return new Set(waiting.flatMap((found) => news.find(({ caseId }) => caseId === found.id)?.id ?? []))
}

/** The inbox: everything this person was told, also when no message could be sent. */
export default function NewsPage() {
  const { news, fetched } = usePhone()
  const now = useNow()
  const unread = useUnread()
  const asking = useAsking()
  const loading = usePages(async (cursor) => {
    const next = await loadNews(cursor)
    if (!cursor) await Promise.all([markNewsRead(), loadCases('open,confirm')])
    return next
  }, 'me')
  return (
    <Page title={common.pages.news} loading={loading}>
      {news.map(({ id, caseId, at, text }) => (
        <View key={id} className={`card ${caseId ? 'tap' : ''}`} {...opens(caseId)}>
          <View className="row gap">
            <View className="cap ink-3 grow">{agoText(at, now)}</View>
            {unread.has(id) && <View className="cap tone-bad">{me.unreadOne}</View>}
          </View>
          <View className="body break above-s">{counted(text)}</View>
          {asking.has(id) && (
            <View className="above row" onClick={(event) => event.stopPropagation()}>
              <Button small id={`rate-${caseId}`} icon="star" onTap={() => openCase({ id: caseId })}>
                {me.rate}
              </Button>
            </View>
          )}
        </View>
      ))}
      <More onTap={loading.more} />
      {news.length === 0 && (
        <Nothing known={fetched.news !== undefined} problem={loading.problem} rows={3} text={me.emptyNews} />
      )}
    </Page>
  )
}
