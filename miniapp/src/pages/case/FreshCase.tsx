import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '../../components/Button'
import { BigClock, ClockBar } from '../../components/Countdown'
import { Icon } from '../../components/Icon'
import { PlainChip } from '../../components/StateChip'
import { calledFor } from '../../services/describe'
import { type Draft, usePhone } from '../../services/phone'
import { caseWords } from '../../words/case'
import { common } from '../../words/common'
import { place } from '../../words/home'

// the promise's ceiling; the server's own clock replaces it with its first answer
const RESPOND_MS = 15 * 60_000

/** R2 before the server has answered: drawn from what this phone knows. */
export function FreshCase({ draft }: { draft: Draft }) {
  const { waiting, online } = usePhone()
  const late = !online || waiting.some((each) => each.key === draft.key && each.late)
  const title = calledFor({ category: draft.category, categoryName: draft.category })
  if (draft.refused)
    return (
      <View className="card card-bad">
        <View className="t2">{title}</View>
        <View className="body above-s">{caseWords.refused}</View>
        <View className="body above-s tone-bad">{draft.refused}</View>
        <View className="above-l">
          <Button kind="filled" onTap={() => void Taro.switchTab({ url: '/pages/home/index' })}>
            {place.text}
          </Button>
        </View>
      </View>
    )
  return (
    <View className="card" data-draft={draft.key}>
      <View className="row gap">
        <View className="t2 grow">{title}</View>
        <PlainChip tone={late ? 'queued' : 'brand'}>{late ? common.queued : caseWords.reported}</PlainChip>
      </View>
      {late ? (
        <View className="row gap above tone-warn">
          <Icon name="offline" />
          <View className="grow">{caseWords.savedOffline}</View>
        </View>
      ) : (
        <>
          <View className="case-clock-label">{caseWords.toRespond}</View>
          <BigClock clock={{ kind: 'respond', startedAt: draft.tappedAt, dueAt: draft.tappedAt + RESPOND_MS }} />
          <ClockBar clock={{ kind: 'respond', startedAt: draft.tappedAt, dueAt: draft.tappedAt + RESPOND_MS }} />
          <View className="case-lines">{caseWords.soon}</View>
        </>
      )}
    </View>
  )
}
