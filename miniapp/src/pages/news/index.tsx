import { agoText } from '@jinlin/domain/clocks/countdown'
import { View } from '@tarojs/components'
import { More } from '../../components/More'
import { Notice, Skeleton } from '../../components/Notice'
import { Page } from '../../components/Page'
import { openCase } from '../../services/go'
import { loadNews, markNewsRead } from '../../services/load'
import { usePhone } from '../../services/phone'
import { useNow } from '../../services/useNow'
import { usePages } from '../../services/usePages'
import { common } from '../../words/common'
import { me } from '../../words/me'

// a late answer of the account is about no case, and leads nowhere
const opens = (caseId: string) => (caseId ? { role: 'button', onClick: () => openCase({ id: caseId }) } : {})

/** The inbox: everything this person was told, also when no message could be sent. */
export default function NewsPage() {
  const { news, fetched } = usePhone()
  const now = useNow()
  const loading = usePages(async (cursor) => {
    const next = await loadNews(cursor)
    if (!cursor) await markNewsRead()
    return next
  }, 'me')
  return (
    <Page title={common.pages.news} loading={loading}>
      {news.map(({ id, caseId, at, text, read }) => (
        <View key={id} className="card" {...opens(caseId)}>
          <View className="row gap">
            <View className="cap ink-3 grow">{agoText(at, now)}</View>
            {!read && <View className="cap tone-bad">{me.unreadOne}</View>}
          </View>
          <View className="body break above-s">{text}</View>
        </View>
      ))}
      <More onTap={loading.more} />
      {news.length === 0 && !fetched.news && !loading.problem && <Skeleton rows={3} />}
      {news.length === 0 && fetched.news && <Notice kind="empty" text={me.emptyNews} />}
    </Page>
  )
}
