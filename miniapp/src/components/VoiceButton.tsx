import { type BaseEventOrig, type ITouchEvent, View } from '@tarojs/components'
import { useRef } from 'react'
import { phone } from '../services/phone'
import { caseWords } from '../words/case'
import { Icon } from './Icon'
import { type Speech, useSpeech } from './useSpeech'

const CANCEL_ABOVE = 80
// Taro types every View event alike; a touch event has its touches
const heightOf = (event: BaseEventOrig) => (event as unknown as ITouchEvent).touches[0]?.clientY

/** Held to talk, released to send, moved up to drop. */
function useHold({ start, stop, drop }: Speech) {
  const startY = useRef(0)
  const end = () => void stop()
  return {
    onTouchStart: (event: BaseEventOrig) => {
      startY.current = heightOf(event) ?? 0
      void start()
    },
    onTouchMove: (event: BaseEventOrig) => {
      if (startY.current - (heightOf(event) ?? startY.current) > CANCEL_ABOVE) drop()
    },
    onTouchEnd: end,
    onTouchCancel: end,
  }
}

/** Speech of at most 60 s: held in WeChat, tapped on the web and in 长辈版. `onDone` gets the recorded file. */
export function VoiceButton({ onDone }: { onDone: (path: string) => void }) {
  const speech = useSpeech(onDone)
  const hold = useHold(speech)
  const { seconds } = speech
  const on = seconds !== undefined
  const tapped = process.env.TARO_ENV !== 'weapp' || phone().size === 'elder'
  const idle = tapped ? caseWords.tapToTalk : caseWords.holdToTalk
  const busy = tapped ? caseWords.recordingElder : caseWords.recording(seconds ?? 0)
  const events = tapped ? { onClick: () => void (on ? speech.stop() : speech.start()) } : hold
  return (
    <View className={`button button-small grow ${on ? 'button-bad' : 'button-tinted'}`} role="button" {...events}>
      <Icon name="mic" size="small" />
      {on ? busy : idle}
    </View>
  )
}
