import { momentText } from '@jinlin/domain/clocks/countdown'
import { View } from '@tarojs/components'
import { unbroken } from '../../services/describe'
import { useNow } from '../../services/useNow'
import type { AskedPerson } from '../../services/why'
import { whyWords as words } from '../../words/why'

/** Everybody who was asked, in order: why them, and what became of it. */
export function AskedList({ asked }: { asked: AskedPerson[] }) {
  const now = useNow()
  return (
    <>
      <View className="section">{words.asked}</View>
      <View className="card why-list" id="asked">
        {asked.map((each) => (
          <View key={each.at} className="why-row">
            <View className="grow">
              <View className="row gap">
                <View className="body">{each.name}</View>
                <View className="cap ink-3">{momentText(each.at, now)}</View>
              </View>
              <View className="cap ink-2">{unbroken(each.reason)}</View>
            </View>
            <View className={`why-end phrase ${each.outcome === 'waiting' ? 'tone-brand' : 'ink-2'}`}>{each.text}</View>
          </View>
        ))}
      </View>
    </>
  )
}
