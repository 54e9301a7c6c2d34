import { useSyncExternalStore } from 'react'

/** Where a photo comes from in the sandbox, which is tried out at a computer without a camera. */
export type PhotoSource = 'sample' | 'computer' | 'none'
type Ask = { answer: (source: PhotoSource) => void }

let open: Ask | undefined
const listeners = new Set<() => void>()
const turn = (next: Ask | undefined) => {
  open = next
  for (const listener of listeners) listener()
}

/** Asks where the photo is to come from; `none` when the person closes the question. */
export const askPhotoSource = (): Promise<PhotoSource> =>
  new Promise((resolve) => {
    open?.answer('none')
    turn({
      answer: (source) => {
        turn(undefined)
        resolve(source)
      },
    })
  })

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The question as it stands open now; undefined when nobody is asked. */
export const usePhotoAsk = (): Ask | undefined => useSyncExternalStore(subscribe, () => open)

/** The path of the sandbox's sample photo, as if it had just been taken. Rejects when the sandbox has none. */
export async function takeSample(): Promise<string> {
  const answer = await fetch('/__sandbox/photo')
  if (!answer.ok) throw new Error(`photo ${answer.status}`)
  return URL.createObjectURL(await answer.blob())
}
