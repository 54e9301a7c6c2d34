import { View } from '@tarojs/components'
import { ClockText } from '../../components/Countdown'
import { Icon } from '../../components/Icon'
import { clockOf, toneOf } from '../../services/clockOf'
import { titleOf } from '../../services/describe'
import { openCase } from '../../services/go'
import { lastPublicText, mostUrgent } from '../../services/mine'
import { usePhone } from '../../services/phone'
import { useNow } from '../../services/useNow'
import { casesWords } from '../../words/me'

/** The most urgent open matter of this person; nothing when there is none. */
export function UrgentStrip() {
  const { cases, size } = usePhone()
  const now = useNow()
  const found = mostUrgent(Object.values(cases))
  if (!found) return null
  const clock = clockOf(found)
  const yours = found.state === 'resolved'
  return (
    <View
      className={`home-strip bar-${yours ? 'ok' : toneOf(clock, now)}`}
      role="button"
      onClick={() => openCase({ id: found.id })}
    >
      <View className="grow">
        <View className="home-strip-title strong">
          {titleOf(found)} {size === 'elder' ? '' : lastPublicText(found)}
        </View>
        {yours ? <View className="clock-text tone-ok">{casesWords.waitsForYou}</View> : <ClockText clock={clock} />}
      </View>
      <Icon name="right" className="ink-3" />
    </View>
  )
}
