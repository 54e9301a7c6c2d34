import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Addresses, readAddresses, removeAddresses, writeAddresses } from './addresses'
import { buildChanged, type Product } from './buildChanged'
import { readFlags } from './flags'
import { removeTown } from './freshStart'
import { mergeMetrics } from './metricsPage'
import { sandboxKeys } from './sandboxKeys'
import { countTests, lastLine, sumCounts } from './testCounts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'jinlin-run-'))
})

describe('a build', () => {
  let builds = 0
  const product: Product = {
    name: 'thing',
    sources: ['src'],
    product: 'dist/thing.js',
    build: async () => {
      builds += 1
      mkdirSync(join(root, 'dist'), { recursive: true })
      writeFileSync(join(root, 'dist/thing.js'), `${builds}`)
    },
  }
  beforeEach(() => {
    builds = 0
    mkdirSync(join(root, 'src'))
    writeFileSync(join(root, 'src/a.ts'), 'one')
  })

  it('happens once while nothing changes', async () => {
    expect(await buildChanged(root, product)).toBe('built')
    expect(await buildChanged(root, product)).toBe('unchanged')
  })

  it('happens again when a source changes, is added, or the product was written by somebody else', async () => {
    await buildChanged(root, product)
    writeFileSync(join(root, 'src/a.ts'), 'two')
    expect(await buildChanged(root, product)).toBe('built')
    writeFileSync(join(root, 'src/b.ts'), 'new')
    expect(await buildChanged(root, product)).toBe('built')
    utimesSync(join(root, 'dist/thing.js'), new Date(), new Date(Date.now() + 5000))
    expect(await buildChanged(root, product)).toBe('built')
    rmSync(join(root, 'dist'), { recursive: true })
    expect(await buildChanged(root, product)).toBe('built')
  })

  it('does not happen for a changed test', async () => {
    await buildChanged(root, product)
    writeFileSync(join(root, 'src/a.test.ts'), 'test')
    expect(await buildChanged(root, product)).toBe('unchanged')
  })

  it('happens once when two towns start together', async () => {
    await Promise.all([buildChanged(root, product), buildChanged(root, product)])
    expect(builds).toBe(1)
  })

  it('is tried again after it failed, and after a builder was killed', async () => {
    const failing = { ...product, build: () => Promise.reject(new Error('no')) }
    await expect(buildChanged(root, failing)).rejects.toThrow('no')
    writeFileSync(join(root, '.data/build-thing.lock'), '999999999')
    expect(await buildChanged(root, product)).toBe('built')
  })
})

describe('the keys of a sandbox', () => {
  it('are made once and fit the platform', () => {
    const keys = sandboxKeys(root)
    expect(sandboxKeys(root)).toEqual(keys)
    expect(keys.dataKey).toMatch(/^[0-9a-f]{64}$/)
    expect(keys.accounts).toHaveLength(57)
    expect(new Set(keys.accounts.flatMap(({ appId, secret, token }) => [appId, secret, token])).size).toBe(3 * 57)
    for (const { encodingAesKey, appId } of keys.accounts) {
      expect(encodingAesKey).toMatch(/^[A-Za-z0-9]{43}$/)
      expect(Buffer.from(`${encodingAesKey}=`, 'base64').toString('base64')).toBe(`${encodingAesKey}=`)
      expect(appId).toMatch(/^wx[0-9a-f]{16}$/)
    }
  })

  it('of an older town get the accounts that came since, and keep the others', () => {
    const { accounts, ...rest } = sandboxKeys(root)
    writeFileSync(join(root, 'keys.json'), JSON.stringify({ ...rest, accounts: accounts.slice(0, 2) }))
    const keys = sandboxKeys(root)
    expect(keys.accounts).toHaveLength(57)
    expect(keys.accounts.slice(0, 2)).toEqual(accounts.slice(0, 2))
    expect(sandboxKeys(root)).toEqual(keys)
  })

  it('are others in another folder', () => expect(sandboxKeys(root)).not.toEqual(sandboxKeys(join(root, 'other'))))

  it('go with the data at a fresh start; fetched servers stay', () => {
    sandboxKeys(root)
    for (const name of ['mongo-6', 'redis-7', 'wechat', 'bin']) mkdirSync(join(root, name))
    removeTown(root)
    expect(readdirSync(root)).toEqual(['bin'])
  })
})

describe('the addresses', () => {
  it('are read as they were written, and gone when the town stopped', () => {
    const addresses = { desk: 'http://127.0.0.1:1', processes: { sandbox: 1 } } as unknown as Addresses
    writeAddresses(root, addresses)
    expect(readAddresses(root)).toEqual(addresses)
    expect(readdirSync(root)).toEqual(['addresses.json'])
    removeAddresses(root)
    expect(readAddresses(root)).toBeUndefined()
  })
})

describe('the flags', () => {
  it('have the port of the hotline unless told otherwise', () => {
    const { PORT: _, ...rest } = process.env
    process.env = rest
    expect(readFlags([], '/r')).toEqual({
      port: 12111,
      host: '127.0.0.1',
      folder: '/r/.data',
      fresh: false,
      watch: false,
    })
    expect(readFlags(['--port', '0', '--fresh', '--data', 'x'], '/r')).toMatchObject({
      port: 0,
      fresh: true,
      folder: '/r/x',
    })
  })
  it.each([[['--port', 'abc']], [['--port', '70000']], [['--unknown']]])('refuse %j', (args) =>
    expect(() => readFlags(args, '/r')).toThrow(),
  )
})

describe('the figures of all processes', () => {
  it('stand on one page, each with the name of its process', () => {
    const text = '# HELP taps Taps\n# TYPE taps counter\ntaps{via="miniapp"} 2\ntaps 1\n'
    const page = mergeMetrics([
      { name: 'bot-server-1', text },
      { name: 'worker-1', text },
    ])
    expect(page.match(/# TYPE taps/g)).toHaveLength(1)
    expect(page).toContain('taps{process="bot-server-1",via="miniapp"} 2')
    expect(page).toContain('taps{process="worker-1"} 1')
  })
})

describe('the last line of the tests', () => {
  const file = (status: string, tests: number) => ({ status, assertionResults: Array.from({ length: tests }) })
  const report = {
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [file('passed', 3)],
  }

  it('counts a file that could not be read as a failure', () => {
    const broken = { ...report, testResults: [file('passed', 3), file('failed', 0)] }
    expect(lastLine(countTests(broken))).toBe('3 passed, 1 failed')
  })
  it('counts a run without a report as a failure', () =>
    expect(lastLine(countTests(undefined))).toBe('0 passed, 1 failed'))
  it('names what was skipped, over all runs', () =>
    expect(lastLine(sumCounts([countTests(report), { passed: 0, failed: 0, skipped: 2 }]))).toBe(
      '3 passed, 0 failed, 2 skipped',
    ))
})
