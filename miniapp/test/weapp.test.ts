// @vitest-environment node
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { aPerson, FakeTown } from './fakeTown'
import { checkWxss, compileWxml, listFiles } from './weappCompile.mjs'
import { createHost } from './weappHost.mjs'

const room = path.resolve(import.meta.dirname, '..')
const built = path.join(room, 'dist/weapp')
const MEGABYTE = 1024 * 1024

const newest = (folder: string): number =>
  Math.max(
    ...fs.readdirSync(folder, { recursive: true }).map((file) => fs.statSync(path.join(folder, String(file))).mtimeMs),
  )

/** Builds the package when its sources are newer: what is tested is what would be uploaded. */
function build() {
  const made = path.join(built, 'app.json')
  const sources = ['src', 'config', '../shared/domain/src'].map((folder) => newest(path.join(room, folder)))
  if (fs.existsSync(made) && fs.statSync(made).mtimeMs > Math.max(...sources)) return
  // the test runner's NODE_ENV would make another package than the one people get
  const env = { ...process.env, NODE_ENV: 'production' }
  execFileSync('npm', ['run', 'build:weapp'], { cwd: room, stdio: 'pipe', env })
}

type Ask = {
  url: string
  method?: string
  data?: object
  header?: Record<string, string>
  success?: (answer: object) => void
  fail?: (problem: object) => void
}

/** WeChat, connected to a town in memory. */
const openWechat = (town: FakeTown) =>
  createHost(built, {
    wx: ({ ok }: { ok: (name: string, extra?: object) => unknown }) => ({
      request(asked: Ask) {
        if (!town.online) return asked.fail?.({ errMsg: 'request:fail' })
        const { status, body } = town.answer(
          asked.method ?? 'GET',
          asked.url,
          { ...asked.data },
          asked.header?.['Idempotency-Key'],
        )
        asked.success?.({ statusCode: status, data: body, header: { Date: new Date().toUTCString() } })
        return { abort() {} }
      },
      login: ok('login', { code: 'js-code' }),
      getSetting: ok('getSetting', { authSetting: {} }),
      getLocation: ok('getLocation', { longitude: 113.115, latitude: 41.034 }),
      getNetworkType: ok('getNetworkType', { networkType: 'wifi' }),
      onNetworkStatusChange() {},
      vibrateShort: ok('vibrateShort'),
      switchTab: ok('switchTab'),
      connectSocket: ({ fail }: Ask) => {
        fail?.({ errMsg: 'no line' })
        return { onOpen() {}, onMessage() {}, onClose() {}, onError() {}, send() {} }
      },
    }),
  })

describe('the built mini-program', () => {
  beforeAll(build, 300_000)

  it('compiles with WeChat’s own compilers', () => {
    expect(() => compileWxml(built)).not.toThrow()
    expect(() => checkWxss(built, listFiles(built, '.wxss'))).not.toThrow()
  })

  it('has all files of every page and stays under 1 MB in total', () => {
    const { pages } = JSON.parse(fs.readFileSync(path.join(built, 'app.json'), 'utf8')) as { pages: string[] }
    for (const page of pages)
      for (const end of ['js', 'json', 'wxml'])
        expect(fs.existsSync(path.join(built, `${page}.${end}`)), `${page}.${end}`).toBe(true)
    const files = listFiles(built, '').map((file: string) => fs.statSync(path.join(built, file)))
    expect(
      files.filter((file: fs.Stats) => file.isFile()).reduce((sum: number, file: fs.Stats) => sum + file.size, 0),
    ).toBeLessThan(MEGABYTE)
  })

  it('carries no zod, and nothing of the sandbox’s sample photo', () => {
    for (const file of listFiles(built, '.js')) {
      const code = fs.readFileSync(path.join(built, file), 'utf8')
      for (const foreign of ['ZodError', '示例照片', '__sandbox/photo']) expect(code).not.toContain(foreign)
    }
  })

  describe('on a resident’s phone', () => {
    let town: FakeTown
    let host: ReturnType<typeof createHost>
    beforeEach(async () => {
      town = new FakeTown(aPerson())
      host = openWechat(town)
      host.launch()
      await vi.waitFor(() => expect(host.text()).toContain('路灯不亮'), 5000)
    })

    it('shows the eight tiles', () => {
      for (const label of ['路灯不亮', '水管漏水', '垃圾堆积', '楼道杂物', '噪音扰民', '井盖', '电梯', '其他'])
        expect(host.text()).toContain(label)
      expect(host.logs.filter(([kind]: string[]) => kind === 'error')).toEqual([])
    })

    it('reports with one tap and shows the clock', async () => {
      host.fire(host.byId('tile-P0137'), 'tap')
      await vi.waitFor(() => expect(host.text()).toContain('编号'), 5000)
      expect(host.page().route).toBe('pages/case/index')
      expect(town.cases.size).toBe(1)
      expect(host.text()).toContain('距回应期限还有')
      expect(host.text()).toContain('编号 000123')
      expect(host.text()).toContain('撤销')
    })

    it('keeps the report when there is no network, and says so', async () => {
      town.online = false
      host.fire(host.byId('tile-P0137'), 'tap')
      await vi.waitFor(() => expect(host.text()).toContain('没网，已存在手机里，有网自动上报'), 5000)
      expect(town.cases.size).toBe(0)
    })

    it('takes the tap back', async () => {
      host.fire(host.byId('tile-P0137'), 'tap')
      await vi.waitFor(() => expect(host.text()).toContain('编号'), 5000)
      host.fire(host.byId('undo'), 'tap')
      await vi.waitFor(() => expect(town.cases.get('c-1')?.state).toBe('withdrawn'), 5000)
    })
  })
})
