import { View } from '@tarojs/components'
import { More } from '../../components/More'
import { useNow } from '../../services/useNow'
import { type DueCase, isPressing } from '../../services/watch'
import { watchWords as words } from '../../words/watch'
import { DueRow } from './DueRow'

/** What is late or about to be, the most pressing first; below it what still has time. */
export function DueList({ due, more }: { due: DueCase[]; more?: () => void }) {
  const now = useNow()
  const pressing = due.filter((each) => isPressing(each, now))
  const later = due.filter((each) => !isPressing(each, now))
  return (
    <>
      <View className="section">{words.pressing}</View>
      <View className="card watch-list" id="pressing">
        {pressing.length === 0 && <View className="body ink-2">{words.empty}</View>}
        {pressing.map((each) => (
          <DueRow key={each.id} due={each} now={now} />
        ))}
      </View>
      {later.length > 0 && <View className="section">{words.later}</View>}
      {later.length > 0 && (
        <View className="card watch-list" id="later">
          {later.map((each) => (
            <DueRow key={each.id} due={each} now={now} />
          ))}
        </View>
      )}
      <More onTap={more} />
    </>
  )
}
