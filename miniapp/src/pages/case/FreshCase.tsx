import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '../../components/Button'
import { BigClock, ClockBar } from '../../components/Countdown'
import { Icon } from '../../components/Icon'
import { PlainChip } from '../../components/StateChip'
import { respondSpan } from '../../services/catalogue'
import { titleOf } from '../../services/describe'
import type { Draft } from '../../services/phone'
import { caseWords } from '../../words/case'
import { common } from '../../words/common'
import { place } from '../../words/home'
import { useSending } from './useSending'

/** R2 before the server has answered: drawn from what this phone knows. */
export function FreshCase({ draft }: { draft: Draft }) {
  const sending = useSending(draft)
  const title = titleOf({ category: draft.category, categoryName: draft.category })
  if (draft.refused) return <RefusedCase title={title} why={draft.refused} />
  return (
    <View className="card" data-draft={draft.key}>
      <View className="row gap">
        <View className="t2 grow">{title}</View>
        <PlainChip tone={sending ? 'queued' : 'brand'}>{sending ? common.queued : caseWords.reported}</PlainChip>
      </View>
      {sending === 'late' && (
        <View className="row gap above tone-warn">
          <Icon name="offline" />
          <View className="grow">{caseWords.savedOffline}</View>
        </View>
      )}
      {sending === 'slow' && <View className="case-lines">{caseWords.sending}</View>}
      {!sending && <PromisedClock draft={draft} />}
    </View>
  )
}

/** The catalogue's promise; the server's own clock replaces it with its first answer. */
function PromisedClock({ draft: { category, tappedAt } }: { draft: Draft }) {
  const span = respondSpan(category)
  const clock = span && ({ kind: 'respond', startedAt: tappedAt, dueAt: tappedAt + span } as const)
  return (
    <>
      {clock && <View className="case-clock-label">{caseWords.toRespond}</View>}
      {clock && <BigClock clock={clock} />}
      {clock && <ClockBar clock={clock} />}
      <View className="case-lines">{caseWords.soon}</View>
    </>
  )
}

const RefusedCase = ({ title, why }: { title: string; why: string }) => (
  <View className="card card-bad">
    <View className="t2">{title}</View>
    <View className="body above-s">{caseWords.refused}</View>
    <View className="body above-s tone-bad">{why}</View>
    <View className="above-l">
      <Button kind="filled" onTap={() => void Taro.switchTab({ url: '/pages/home/index' })}>
        {place.text}
      </Button>
    </View>
  </View>
)
