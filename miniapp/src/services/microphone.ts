import { type Recording, startRecording } from './recorder'

/** Records only while somebody wants it: WeChat may still ask for the microphone when the finger has gone. */
export type Microphone = {
  /** True once it records; false when it was let go of meanwhile, or is open already. Throws when the person or the phone refuses. */
  open: () => Promise<boolean>
  /** Hands over the recording under way. None when it has not begun: then it never does. */
  release: () => Recording | undefined
}

/** A microphone that nobody has opened yet. */
export function microphone(): Microphone {
  let wanted = false
  let opening = false
  let running: Recording | undefined
  const open = async () => {
    wanted = true
    if (opening || running) return false
    opening = true
    try {
      const recording = await startRecording()
      if (wanted) running = recording
      else recording.cancel()
      return wanted
    } finally {
      opening = false
    }
  }
  const release = () => {
    const taken = running
    wanted = false
    running = undefined
    return taken
  }
  return { open, release }
}
