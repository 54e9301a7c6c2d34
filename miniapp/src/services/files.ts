import Taro from '@tarojs/taro'

/** A photo or voice kept on this phone until the server has it. */
export type KeptFile = { ref: string; kind: 'photo' | 'voice' }

const database = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const open = indexedDB.open('jinlin-files', 1)
    open.onupgradeneeded = () => open.result.createObjectStore('files')
    open.onsuccess = () => resolve(open.result)
    open.onerror = () => reject(open.error)
  })

const inStore = async <T>(mode: IDBTransactionMode, run: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  const db = await database()
  return new Promise((resolve, reject) => {
    const request = run(db.transaction('files', mode).objectStore('files'))
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** Keeps a file that must survive a restart; returns what `pathOf` takes. */
export async function keepFile(path: string, kind: KeptFile['kind'], name: string): Promise<KeptFile> {
  if (process.env.TARO_ENV === 'weapp') {
    const saved = await new Promise<string>((resolve) =>
      Taro.getFileSystemManager().saveFile({
        tempFilePath: path,
        success: ({ savedFilePath }) => resolve(savedFilePath),
        // no room left on the phone: the temporary file still lives while the app does
        fail: () => resolve(path),
      }),
    )
    return { ref: saved, kind }
  }
  const blob = await (await fetch(path)).blob()
  await inStore('readwrite', (store) => store.put(blob, name))
  return { ref: name, kind }
}

/** A path the platform can send or show; undefined when the phone has thrown the file away. */
export async function pathOf({ ref }: KeptFile): Promise<string | undefined> {
  if (process.env.TARO_ENV === 'weapp') return ref
  const blob = await inStore<Blob | undefined>('readonly', (store) => store.get(ref))
  return blob ? URL.createObjectURL(blob) : undefined
}

/** Forgets a file the server has. */
export async function forgetFile({ ref }: KeptFile): Promise<void> {
  if (process.env.TARO_ENV === 'weapp') {
    await new Promise<void>((resolve) =>
      Taro.getFileSystemManager().removeSavedFile({ filePath: ref, complete: () => resolve() }),
    )
    return
  }
  await inStore('readwrite', (store) => store.delete(ref))
}
