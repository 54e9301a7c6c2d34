import { useEffect, useState } from 'react'
import { openCase } from '../../services/go'
import { microphone } from '../../services/microphone'
import { sendFiles } from '../../services/photos'
import { canRecord, type Recording } from '../../services/recorder'
import { report, tapTile } from '../../services/report'

/** The tile 其他: what is said or photographed is the matter. */
export const OTHER = 'E2199'

/** A report that is spoken: one tap begins, the next one ends and files it. Where nothing can be recorded it is written. */
export function useSpokenReport(): { speaking: boolean; tap: () => void } {
  const [mic] = useState(microphone)
  const [speaking, setSpeaking] = useState(false)
  useEffect(() => () => mic.release()?.cancel(), [mic])

  const begin = async () => {
    if (!canRecord()) return tapTile(OTHER, 'write')
    try {
      if (await mic.open()) setSpeaking(true)
    } catch {
      tapTile(OTHER, 'write')
    }
  }
  const end = async (recording: Recording) => {
    setSpeaking(false)
    const path = await recording.stop()
    const draft = report(OTHER)
    if (path) void sendFiles(draft.key, [{ path, kind: 'voice' }], 'before')
    openCase({ key: draft.key, fresh: true })
  }
  const tap = () => {
    const recording = speaking ? mic.release() : undefined
    void (recording ? end(recording) : begin())
  }
  return { speaking, tap }
}
