import Taro from '@tarojs/taro'
import { serverNow } from './clock'
import type { WaitingCommand } from './errand'
import { type KeptFile, keepFile } from './files'
import { newKey } from './newKey'
import { add, type Outcome } from './outbox'

/** Opens the camera or the album; the paths chosen, none when the person turned back. */
export async function choosePhotos(count: number, camera = false): Promise<string[]> {
  if (process.env.JINLIN_SANDBOX === '1') {
    const { askPhotoSource, takeSample } = await import('./photoSource')
    const source = await askPhotoSource()
    if (source !== 'computer') return source === 'sample' ? [await takeSample()] : []
  }
  try {
    const { tempFilePaths } = await Taro.chooseImage({
      count,
      sizeType: ['compressed'],
      sourceType: camera ? ['camera', 'album'] : ['album', 'camera'],
    })
    return tempFilePaths
  } catch {
    return []
  }
}

/** Keeps files on the phone and sends them with the command that attaches them. */
export async function sendFiles(
  lane: string,
  paths: { path: string; kind: KeptFile['kind'] }[],
  phase: 'before' | 'after',
  body: WaitingCommand = { command: 'add_photo' },
): Promise<Outcome> {
  const name = newKey(serverNow())
  const files = await Promise.all(paths.map(({ path, kind }, at) => keepFile(path, kind, `${name}-${at}`)))
  return add({ kind: 'files', lane, body, phase, files })
}
