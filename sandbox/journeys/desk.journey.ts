import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import type { FrameLocator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { samplePhoto } from '../src/wechat/samplePhoto'
import { type OpenBrowser, openBrowser, screenshot } from './support/openBrowser'
import { type StartedTown, startTown } from './support/startTown'
import { tellOnFailure } from './support/tellOnFailure'

let town: StartedTown
let browser: OpenBrowser
let desk: Page
const errors: string[] = []

tellOnFailure(() => town)
beforeAll(async () => {
  town = await startTown()
  browser = await openBrowser()
  desk = await browser.page({ viewport: { width: 1440, height: 900 } })
  desk.on('pageerror', (error) => errors.push(error.message))
  await desk.goto(town.addresses().desk)
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await screenshot(desk, `failed-${task.name.slice(0, 20)}`)
})
afterAll(async () => {
  await browser?.close()
  await town?.stop()
})

const phone = (key: string): FrameLocator => desk.frameLocator(`iframe[src*="as=${key}"]`)
/** What the person sees: pages below the top one keep their words, hidden. */
const visible = (key: string, words: string | RegExp, exact = false) =>
  phone(key).getByText(words, { exact }).filter({ visible: true }).first()
/** The button or tile with these words: the page's name may say the same. */
const tap = (key: string, name: string) =>
  phone(key).getByRole('button', { name, exact: true }).filter({ visible: true }).first().click({ timeout: 30_000 })
const sees = (key: string, words: string | RegExp) => visible(key, words).waitFor({ timeout: 30_000 })
const latestOf = async (key: string) => {
  const mine = await (await town.as(key)).get<{ items: PresentedCase[] }>('/api/cases?mine=1')
  return mine.data?.items[0]
}
const pickPhoto = async (key: string, words: string) => {
  const [chooser] = await Promise.all([desk.waitForEvent('filechooser'), tap(key, words)])
  await chooser.setFiles({ name: 'after.png', mimeType: 'image/png', buffer: samplePhoto() })
}

describe('on the desk', () => {
  it('one tap of the resident rings at the leader, is accepted, done with a photo, confirmed and rated', async () => {
    await tap('resident', '路灯不亮')
    await sees('resident', '距回应期限还有')
    await sees('resident', /撤销（\d）/)
    await screenshot(desk, 'journey-tapped')
    await tap('leader', '接单')
    await sees('leader', '开始处理')
    await sees('resident', /已接单/)
    await screenshot(desk, 'journey-accepted')
    await tap('leader', '开始处理')
    await tap('leader', '拍照办结')
    await pickPhoto('leader', '拍照')
    await tap('leader', '办结')
    await sees('resident', /说处理好了/)
    await screenshot(desk, 'journey-resolved')
    await phone('resident').locator('#star-5').first().click()
    await sees('resident', /已办结/)
    const found = await latestOf('resident')
    expect(found).toMatchObject({ category: 'P0137', state: 'closed', rating: { stars: 5, solved: true } })
    expect(found?.attachments.map(({ phase }) => phase)).toEqual(['after'])
    await screenshot(desk, 'journey-rated')
  })

  it('a plumber is called the same way, comes and mends it', async () => {
    await desk.reload()
    await tap('resident', '水暖')
    await sees('resident', /正在问|马上派给/)
    await tap('plumber', '接单')
    await sees('resident', /已接单/)
    await tap('plumber', '我到了')
    await sees('resident', /到了/)
    await tap('plumber', '修好了')
    await tap('plumber', '办结')
    await tap('resident', '解决了')
    await expect.poll(async () => (await latestOf('resident'))?.state, { timeout: 20_000 }).toBe('closed')
    expect((await latestOf('resident'))?.category).toBe('H0102')
    await screenshot(desk, 'journey-plumber')
  })

  it('shows no error in the browser on the whole way', () => expect(errors).toEqual([]))
})
