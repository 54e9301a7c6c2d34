import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { ClockText } from '../../components/Countdown'
import { Icon } from '../../components/Icon'
import { clockOf, toneOf } from '../../services/clockOf'
import { titleOf } from '../../services/describe'
import { openCase } from '../../services/go'
import { lastPublicText, openMatters, waitsForMe } from '../../services/mine'
import { usePhone } from '../../services/phone'
import { useNow } from '../../services/useNow'
import { home } from '../../words/home'
import { casesWords } from '../../words/me'

/** The most urgent open matter of this person, and how many stand behind it; nothing when there is none. */
export function UrgentStrip() {
  const { cases } = usePhone()
  const now = useNow()
  const [found, ...others] = openMatters(Object.values(cases))
  if (!found) return null
  return (
    <View className={`home-strip edge bar-${waitsForMe(found) ? 'ok' : toneOf(clockOf(found), now)}`}>
      <Matter found={found} alone={others.length === 0} />
      {others.length > 0 && <Others count={others.length} />}
    </View>
  )
}

/** `alone` = nothing stands behind it, so the arrow is its own. */
function Matter({ found, alone }: { found: PresentedCase; alone: boolean }) {
  const { size } = usePhone()
  return (
    <View className="home-strip-matter" role="button" onClick={() => openCase({ id: found.id })}>
      <View className="grow">
        <View className="home-strip-title">
          <View className="home-strip-name">{titleOf(found)}</View>
          {size !== 'elder' && <View className="home-strip-last">{lastPublicText(found)}</View>}
        </View>
        {waitsForMe(found) ? (
          <View className="clock-text tone-ok">{casesWords.waitsForYou}</View>
        ) : (
          <ClockText clock={clockOf(found)} />
        )}
      </View>
      {alone && <Icon name="right" className="ink-3" />}
    </View>
  )
}

const Others = ({ count }: { count: number }) => (
  <View
    id="other-matters"
    className="home-strip-others"
    role="button"
    onClick={() => void Taro.switchTab({ url: '/pages/cases/index' })}
  >
    {home.others(count)}
    <Icon name="right" size="small" className="ink-3" />
  </View>
)
