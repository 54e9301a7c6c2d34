import { View } from '@tarojs/components'
import { useState } from 'react'
import { handling } from '../words/tasks'
import { Button } from './Button'
import { Sheet } from './Sheet'
import { WriteBox } from './WriteBox'

export type ReasonSheetProps = {
  title: string
  reasons: readonly string[]
  /** These reasons and no words of one's own. */
  closed?: boolean
  /** The most characters words of one's own may have. */
  longest?: number
  onPick: (reason: string) => void
  onClose: () => void
}

/** One reason in one tap; another one in a few words. */
export function ReasonSheet({ title, reasons, closed, longest, onPick, onClose }: ReasonSheetProps) {
  const [writing, setWriting] = useState(false)
  return (
    <Sheet title={title} onClose={onClose}>
      {writing ? (
        <WriteBox hint={handling.otherHint} action={handling.submit} longest={longest} onSend={onPick} />
      ) : (
        <View className="chips">
          {reasons.map((reason) => (
            <Button key={reason} kind="plain" onTap={() => onPick(reason)}>
              {reason}
            </Button>
          ))}
          {!closed && (
            <Button kind="plain" onTap={() => setWriting(true)}>
              {handling.other}
            </Button>
          )}
        </View>
      )}
    </Sheet>
  )
}
