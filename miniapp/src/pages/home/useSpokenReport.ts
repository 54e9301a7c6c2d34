import { useEffect, useRef, useState } from 'react'
import { openCase } from '../../services/go'
import { sendFiles } from '../../services/photos'
import { canRecord, type Recording, startRecording } from '../../services/recorder'
import { report, tapTile } from '../../services/report'

/** The tile 其他: what is said or photographed is the matter. */
export const OTHER = 'E2199'

/** A report that is spoken: one tap begins, the next one ends and files it. Where nothing can be recorded it is written. */
export function useSpokenReport(): { speaking: boolean; tap: () => void } {
  const running = useRef<Recording | undefined>(undefined)
  const [speaking, setSpeaking] = useState(false)
  useEffect(() => () => running.current?.cancel(), [])

  const begin = async () => {
    if (!canRecord()) return tapTile(OTHER, 'write')
    try {
      running.current = await startRecording()
      setSpeaking(true)
    } catch {
      tapTile(OTHER, 'write')
    }
  }
  const end = async (recording: Recording) => {
    running.current = undefined
    setSpeaking(false)
    const path = await recording.stop()
    const draft = report(OTHER)
    if (path) void sendFiles(draft.key, [{ path, kind: 'voice' }], 'before')
    openCase({ key: draft.key, fresh: true })
  }
  return { speaking, tap: () => void (running.current ? end(running.current) : begin()) }
}
