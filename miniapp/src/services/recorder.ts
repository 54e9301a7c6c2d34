import Taro from '@tarojs/taro'

/** One running recording; `stop` gives the file, or undefined when nothing was heard. Ends by itself after 60 s. */
export type Recording = { stop: () => Promise<string | undefined>; cancel: () => void }

const LONGEST_MS = 60_000
const WEB_FORMAT = 'audio/mp4'

/** Can this phone record at all? The person is asked only when the first recording starts. */
export const canRecord = (): boolean =>
  process.env.TARO_ENV === 'weapp' ||
  (typeof MediaRecorder !== 'undefined' && !!navigator.mediaDevices && MediaRecorder.isTypeSupported(WEB_FORMAT))

/** Starts recording; throws when the person or the phone refuses. */
export const startRecording = (): Promise<Recording> => (process.env.TARO_ENV === 'weapp' ? onWechat() : onWeb())

function onWechat(): Promise<Recording> {
  const manager = Taro.getRecorderManager()
  const file = new Promise<string | undefined>((resolve) => manager.onStop(({ tempFilePath }) => resolve(tempFilePath)))
  return new Promise((resolve, reject) => {
    manager.onStart(() =>
      resolve({
        stop: () => {
          manager.stop()
          return file
        },
        cancel: () => manager.stop(),
      }),
    )
    manager.onError(reject)
    manager.start({
      duration: LONGEST_MS,
      format: 'mp3',
      sampleRate: 16_000,
      numberOfChannels: 1,
      encodeBitRate: 48_000,
    })
  })
}

async function onWeb(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const recorder = new MediaRecorder(stream, { mimeType: WEB_FORMAT })
  const parts: Blob[] = []
  const file = new Promise<string | undefined>((resolve) => {
    recorder.ondataavailable = ({ data }) => parts.push(data)
    recorder.onstop = () => {
      for (const track of stream.getTracks()) track.stop()
      resolve(parts.length > 0 ? URL.createObjectURL(new Blob(parts, { type: WEB_FORMAT })) : undefined)
    }
  })
  const end = () => {
    if (recorder.state !== 'inactive') recorder.stop()
  }
  recorder.start()
  setTimeout(end, LONGEST_MS)
  return {
    stop: () => {
      end()
      return file
    },
    cancel: end,
  }
}
