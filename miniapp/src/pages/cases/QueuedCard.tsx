import { agoText } from '@jinlin/domain/clocks/countdown'
import { matterNames } from '@jinlin/domain/words/matterNames'
import { View } from '@tarojs/components'
import { PlainChip } from '../../components/StateChip'
import { openCase } from '../../services/go'
import type { Draft } from '../../services/phone'
import { useNow } from '../../services/useNow'
import { caseWords } from '../../words/case'
import { common } from '../../words/common'

/** A report that is only on this phone so far. */
export function QueuedCard({ draft }: { draft: Draft }) {
  const now = useNow()
  return (
    <View className="case-card case-card-queued tap" role="button" onClick={() => openCase({ key: draft.key })}>
      <View className="case-card-tap">
        <View className="row gap">
          <View className="case-card-title grow">{matterNames[draft.category] ?? draft.category}</View>
          <PlainChip tone="queued">{common.queued}</PlainChip>
        </View>
        <View className="row gap case-card-second">
          <View className="grow">{draft.placeText ?? caseWords.placeHere}</View>
          <View>{agoText(draft.tappedAt, now)}</View>
        </View>
      </View>
    </View>
  )
}
