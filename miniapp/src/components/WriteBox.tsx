import { Textarea, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from './Button'
import './WriteBox.css'

export type WriteBoxProps = {
  hint: string
  action: string
  onSend: (text: string) => void
  optional?: boolean
  /** The most characters it takes. */
  longest?: number
}

/** A few words and one button; without words the button does nothing unless they are `optional`. */
export function WriteBox({ hint, action, onSend, optional, longest = 2000 }: WriteBoxProps) {
  const [text, setText] = useState('')
  const ready = optional || text.trim().length > 0
  return (
    <View>
      <Textarea
        className="write-box"
        value={text}
        placeholderClass="field-hint"
        placeholder={hint}
        maxlength={longest}
        autoHeight
        showConfirmBar={false}
        onInput={({ detail }) => setText(detail.value)}
      />
      <View className="above">
        <Button kind={ready ? 'filled' : 'off'} onTap={() => ready && onSend(text.trim())}>
          {action}
        </Button>
      </View>
    </View>
  )
}
