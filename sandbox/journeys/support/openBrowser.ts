import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { findChromium } from '../../src/processes/findChromium'

const shots = fileURLToPath(new URL('../../../.data/shots', import.meta.url))

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

/** A real, headless Chromium of this machine. */
export type OpenBrowser = {
  browser: Browser
  /** A page of this size, Chinese, in the town's time zone; nothing of another page's storage is in it. */
  page: (options?: BrowserContextOptions) => Promise<Page>
  close: () => Promise<void>
}

/** Starts the Chromium of the PATH; throws when there is none. */
export const openBrowser = async (): Promise<OpenBrowser> => {
  const executablePath = process.env.CHROMIUM ?? findChromium()
  if (!executablePath) throw new Error('No Chromium on the PATH: install chromium')
  const browser = await chromium.launch({ executablePath, args: flags })
  const page = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const viewport = { width: 1440, height: 900 }
    const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options })
    return context.newPage()
  }
  return { browser, page, close: () => browser.close() }
}

/** Keeps a picture of a page in `.data/shots/<name>.png`. */
export const screenshot = async (page: Page, name: string): Promise<string> => {
  mkdirSync(shots, { recursive: true })
  const path = join(shots, `${name}.png`)
  await page.screenshot({ path })
  return path
}
