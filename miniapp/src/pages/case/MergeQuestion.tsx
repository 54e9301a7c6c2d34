import { shortNumber } from '@jinlin/domain/words/persons'
import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Sheet } from '../../components/Sheet'
import type { AlikeCase } from '../../services/alike'
import { give } from '../../services/give'
import { handling } from '../../words/tasks'
import { alikeWords as words } from '../../words/why'

type MergeQuestionProps = { lane: string; into: AlikeCase; onClose: () => void }

/** The one question before a case goes into another. */
export function MergeQuestion({ lane, into: { id, number }, onClose }: MergeQuestionProps) {
  const short = shortNumber(number)
  const merge = () => {
    onClose()
    void give(lane, { command: 'merge', into: id }, { sent: handling.merged(short) })
  }
  return (
    <Sheet title={words.mergeTitle(short)} onClose={onClose}>
      <View className="body ink-2">{words.mergeNote}</View>
      <View className="above-l">
        <Button id="alike-yes" kind="filled" onTap={merge}>
          {words.merge}
        </Button>
      </View>
    </Sheet>
  )
}
