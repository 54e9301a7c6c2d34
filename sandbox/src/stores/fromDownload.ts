import { lookup } from 'node:dns/promises'
import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { versionOf } from './versionOf'

const host = 'fastdl.mongodb.org'

const reachable = async (withinMs: number): Promise<boolean> => {
  const late = new Promise<false>((resolve) => setTimeout(resolve, withinMs, false).unref())
  return Promise.race([
    lookup(host).then(
      () => true,
      () => false,
    ),
    late,
  ])
}

/** MongoDB's own build for this machine, kept at `target`; undefined when its host has no address within 1.5 s or the download fails. */
export const fromDownload = async (target: string): Promise<string | undefined> => {
  if (!(await reachable(1500))) return undefined
  const folder = mkdtempSync(join(dirname(target), '.download-'))
  try {
    const { MongoBinary } = await import('mongodb-memory-server-core')
    const binary = await MongoBinary.getPath({ downloadDir: folder, version: '7.0.24' })
    if (!versionOf(binary)) return undefined
    copyFileSync(binary, `${target}.part`)
    renameSync(`${target}.part`, target)
    return target
  } catch {
    return undefined
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
