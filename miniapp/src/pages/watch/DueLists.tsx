import { View } from '@tarojs/components'
import { FirstFew } from '../../components/FirstFew'
import { More } from '../../components/More'
import { useNow } from '../../services/useNow'
import { type DueCase, isPressing } from '../../services/watch'
import { watchWords as words } from '../../words/watch'
import { DueRow } from './DueRow'

type DueProps = { due: DueCase[] }

/** What is late or about to be, the most pressing first. */
export function Pressing({ due }: DueProps) {
  const now = useNow()
  const pressing = due.filter((each) => isPressing(each, now))
  return (
    <>
      <View className="section">{words.pressing}</View>
      <View className="card watch-list" id="pressing">
        {pressing.length === 0 && <View className="body ink-2">{words.empty}</View>}
        <FirstFew rows={pressing.map((each) => <DueRow key={each.id} due={each} now={now} />)} />
      </View>
    </>
  )
}

/** What still has time; `more` fetches what comes after it. */
export function Later({ due, more }: DueProps & { more?: () => void }) {
  const now = useNow()
  const later = due.filter((each) => !isPressing(each, now))
  return (
    <>
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
