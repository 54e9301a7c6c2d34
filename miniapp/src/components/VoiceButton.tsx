import { type BaseEventOrig, type ITouchEvent, View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { say } from '../services/go'
import { phone } from '../services/phone'
import { canRecord, type Recording, startRecording } from '../services/recorder'
import { caseWords } from '../words/case'
import { Icon } from './Icon'

const CANCEL_ABOVE = 80
const SHORTEST = 1
// Taro types every View event alike; a touch event has its touches
const heightOf = (event: BaseEventOrig) => (event as unknown as ITouchEvent).touches[0]?.clientY

/** Speech of at most 60 s: held in WeChat, tapped on the web and in 长辈版. `onDone` gets the recorded file. */
export function VoiceButton({ onDone }: { onDone: (path: string) => void }) {
  const running = useRef<Recording | undefined>(undefined)
  const startY = useRef(0)
  const [seconds, setSeconds] = useState<number | undefined>()
  const tapped = process.env.TARO_ENV !== 'weapp' || phone().size === 'elder'

  useEffect(() => {
    if (seconds === undefined) return
    const timer = setTimeout(() => setSeconds(seconds + 1), 1000)
    return () => clearTimeout(timer)
  }, [seconds])

  const start = async () => {
    try {
      if (!canRecord()) throw new Error('no recorder')
      running.current = await startRecording()
      setSeconds(0)
    } catch {
      say(caseWords.noMic)
    }
  }
  const stop = async () => {
    const recording = running.current
    running.current = undefined
    const long = (seconds ?? 0) >= SHORTEST
    setSeconds(undefined)
    const path = await recording?.stop()
    if (path && long) onDone(path)
  }
  const moved = (event: BaseEventOrig) => {
    const y = heightOf(event) ?? startY.current
    if (running.current && startY.current - y > CANCEL_ABOVE) {
      running.current.cancel()
      running.current = undefined
      setSeconds(undefined)
    }
  }
  const begin = (event: BaseEventOrig) => {
    startY.current = heightOf(event) ?? 0
    void start()
  }
  const on = seconds !== undefined
  const idle = tapped ? caseWords.tapToTalk : caseWords.holdToTalk
  const busy = tapped ? caseWords.recordingElder : caseWords.recording(seconds ?? 0)
  const events = tapped
    ? { onClick: () => void (on ? stop() : start()) }
    : { onTouchStart: begin, onTouchMove: moved, onTouchEnd: () => void stop(), onTouchCancel: () => void stop() }
  return (
    <View className={`button button-small grow ${on ? 'button-bad' : 'button-tinted'}`} role="button" {...events}>
      <Icon name="mic" size="small" />
      {on ? busy : idle}
    </View>
  )
}
