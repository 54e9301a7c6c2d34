import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { samplePhoto } from '../src/wechat/samplePhoto'
import { phoneOf, sees as seesOn, tapOn } from './support/deskHands'
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
  await desk.goto(`${town.addresses().desk}/api/docs`)
  await desk.goto(town.addresses().desk)
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await screenshot(desk, `failed-${task.name.slice(0, 20)}`)
})
afterAll(async () => {
  await browser?.close()
  await town?.stop()
})

const tap = (key: string, name: string) => tapOn(desk, key, name)
const sees = (key: string, words: string | RegExp) => seesOn(desk, key, words)
const openTab = (key: string, name: string) =>
  phoneOf(desk, key).getByRole('tab', { name, exact: true }).filter({ visible: true }).first().click()
const back = (key: string) => tap(key, '返回')
const title = (key: string) => phoneOf(desk, key).locator('.nav-title').filter({ visible: true }).first().innerText()
/** The guide's first line. */
const guideSays = (words: string | RegExp) => desk.locator('.lead h2').getByText(words).waitFor({ timeout: 30_000 })
/** The line below it. */
const guideAdds = (words: string | RegExp) =>
  expect.poll(() => desk.locator('.lead p').innerText(), { timeout: 30_000 }).toMatch(words)
const latestOf = async (key: string) => {
  const mine = await (await town.as(key)).get<{ items: PresentedCase[] }>('/api/cases?mine=1')
  return mine.data?.items[0]
}
/** For so long no notice of these words comes up on a phone, or stays there. */
const neverShown = async (side: string, words: string, ms: number) => {
  const notice = desk.locator(`#phone-${side} .banner`).filter({ hasText: words, visible: true })
  for (const until = Date.now() + ms; Date.now() < until; ) {
    expect(await notice.count()).toBe(0)
    await new Promise((done) => setTimeout(done, 150))
  }
}
/** The words of those that stand on more than one line, or reach beyond the window to the right; runs in the page. */
const brokenIn = (which: string) => {
  const page = globalThis as unknown as {
    innerWidth: number
    document: {
      querySelectorAll: (which: string) => Iterable<{ innerText: string; getClientRects: () => { right: number }[] }>
    }
  }
  return [...page.document.querySelectorAll(which)]
    .filter((one) => {
      const lines = [...one.getClientRects()]
      return lines.length > 1 || lines.some(({ right }) => right > page.innerWidth)
    })
    .map(({ innerText }) => innerText)
}
/** `npm run replay` with a report a minute: it goes on until it is ended. */
const startReplay = (): ChildProcess => {
  const file = join(town.folder, 'reports.jsonl')
  writeFileSync(file, '{"title":"路灯不亮"}\n'.repeat(9))
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const replay = ['run', '-s', 'replay', '--', '--file', file, '--data', town.folder, '--rate', '0.02']
  return spawn('npm', replay, { cwd: root, stdio: 'ignore' })
}
const ownPhoto = async (key: string, button: string) => {
  await tap(key, button)
  const [chooser] = await Promise.all([desk.waitForEvent('filechooser'), tap(key, '从电脑选')])
  await chooser.setFiles({ name: 'after.png', mimeType: 'image/png', buffer: samplePhoto() })
}

describe('on the desk', () => {
  it('one tap of the resident rings at the leader, is accepted, done with a photo, confirmed and rated', async () => {
    await guideSays('在居民手机上点「路灯不亮」')
    await tap('resident', '路灯不亮')
    await sees('resident', '距回应期限还有')
    await sees('resident', /撤销（\d）/)
    await screenshot(desk, 'journey-tapped')
    await guideSays('在网格长手机上点「接单」')
    await tap('leader', '接单')
    await sees('leader', '开始处理')
    await sees('resident', /已接单/)
    await neverShown('leader', '新任务', 3000)
    await guideSays('在网格长手机上点「开始处理」')
    await screenshot(desk, 'journey-accepted')
    await tap('leader', '开始处理')
    await guideSays('在网格长手机上点「拍照办结」')
    await tap('leader', '拍照办结')
    await guideSays('在网格长手机上点「拍照」')
    await tap('leader', '拍照')
    await sees('leader', '从电脑选')
    await screenshot(desk, 'journey-photo')
    await tap('leader', '示例照片')
    await ownPhoto('leader', '拍照')
    await guideSays('在网格长手机上点「办结」')
    await tap('leader', '办结')
    await sees('resident', /说处理好了/)
    await guideSays('在居民手机上点「解决了」')
    await screenshot(desk, 'journey-resolved')
    await phoneOf(desk, 'resident').locator('#star-5').first().click()
    await sees('resident', /已办结/)
    const found = await latestOf('resident')
    expect(found).toMatchObject({ category: 'P0137', state: 'closed', rating: { stars: 5, solved: true } })
    expect(found?.attachments.map(({ phase }) => phase)).toEqual(['after', 'after'])
    await neverShown('resident', '办结请确认', 3000)
    await screenshot(desk, 'journey-rated')
    await guideAdds('再试一个：在居民手机上先点「返回」，再点「水暖」叫师傅。')
    await back('resident')
    await guideAdds('再试一个：在居民手机上点「水暖」叫师傅。')
  })

  it('shows the shape of the phones at once, and their pages as soon as they have words', async () => {
    const ghosts = () => desk.locator('.waiting').count()
    let open = (): void => undefined
    const opened = new Promise<void>((resolve) => {
      open = resolve
    })
    // what the desk does has not come yet: there is only what stands in the page
    await desk.route('**/desk.js', async (route) => {
      await opened
      await route.continue()
    })
    await desk.goto(town.addresses().desk, { waitUntil: 'commit' })
    await expect.poll(ghosts, { timeout: 10_000 }).toBe(3)
    await screenshot(desk, 'journey-opening')
    open()
    await expect.poll(ghosts, { timeout: 20_000 }).toBe(0)
    expect(await desk.locator('.ghost').count()).toBe(0)
  })

  it('back on one phone moves that phone only', async () => {
    await desk.reload()
    for (const key of ['resident', 'leader']) {
      await openTab(key, '我的')
      await phoneOf(desk, key).getByText('消息').filter({ visible: true }).first().click()
      await expect.poll(() => title(key)).toBe('消息')
      await phoneOf(desk, key).getByText(/路灯/).filter({ visible: true }).first().click()
      await expect.poll(() => title(key)).toBe('事项')
    }
    await back('resident')
    await expect.poll(() => title('resident')).toBe('消息')
    expect(await title('leader')).toBe('事项')
    await back('resident')
    await expect.poll(() => title('resident')).toBe('我的')
    expect(await title('leader')).toBe('事项')
    await back('leader')
    await expect.poll(() => title('leader')).toBe('消息')
  })

  it('the browser’s own back leaves the desk, and coming again every phone works', async () => {
    await desk.goBack()
    expect(desk.url()).toContain('/api/docs')
    await desk.goForward()
    for (const key of ['resident', 'leader', 'plumber'])
      await expect.poll(() => title(key).catch(() => '')).not.toBe('')
    await openTab('plumber', '我的')
    await expect.poll(() => title('plumber')).toBe('我的')
  })

  it('a plumber is called the same way, comes and mends it', async () => {
    await desk.reload()
    await tap('resident', '水暖')
    await sees('resident', /正在问|马上派给/)
    await guideSays('在水暖师傅手机上点「接单」')
    await tap('plumber', '接单')
    await sees('resident', /已接单/)
    await guideSays('在水暖师傅手机上点「我到了」')
    await tap('plumber', '我到了')
    await sees('resident', /到了/)
    await guideSays('在水暖师傅手机上点「修好了」')
    await tap('plumber', '修好了')
    await guideSays('在水暖师傅手机上点「办结」')
    await tap('plumber', '办结')
    await tap('resident', '解决了')
    await expect.poll(async () => (await latestOf('resident'))?.state, { timeout: 20_000 }).toBe('closed')
    expect((await latestOf('resident'))?.category).toBe('H0102')
    await screenshot(desk, 'journey-plumber')
  })

  it('the guide goes back to an older matter when it is opened', async () => {
    const leader = await town.as('leader')
    await desk.reload()
    await tap('resident', '垃圾堆积')
    await sees('resident', /撤销（\d）/)
    await guideSays('在网格长手机上点「接单」')
    await back('resident')
    await tap('resident', '噪音扰民')
    await guideSays('不用点，5 秒后自动派单')
    const older = (await leader.get<{ offers: PresentedCase[] }>('/api/me/tasks')).data?.offers[0]
    await leader.post(`/api/cases/${older?.id}/commands`, { command: 'accept' })
    await guideSays('在网格长手机上点开「垃圾堆积」')
  })

  it('a phone scans the sign at its own entrance: the home is bound, and the group of the building offered', async () => {
    const phone = desk.locator('#phone-resident')
    await phone.getByRole('tab', { name: '12111' }).click()
    await phone.getByRole('button', { name: '更多' }).click()
    await phone.getByRole('button', { name: '扫一扫' }).click()
    await phone.getByRole('dialog').getByRole('button', { name: '自家门口' }).click()
    await phone.getByText(/^已绑定.+单元.*。\s*邻居群：/).waitFor({ timeout: 20_000 })
    await phone.getByText('察哈尔社区', { exact: true }).waitFor()
    await screenshot(desk, 'journey-scanned')
    await phone.getByRole('tab', { name: '小程序' }).click()
  })

  it('somebody who tells the account no place is shown how to name it, and is still on the phone when the page is opened again', async () => {
    const phone = desk.locator('#phone-resident')
    await phone.getByRole('combobox').selectOption('stranger')
    await phone.getByRole('tab', { name: '12111' }).click()
    await phone.getByRole('textbox').fill('楼道灯不亮')
    await phone.getByRole('button', { name: '发送' }).click()
    await guideSays('在外社区居民的 12111 里点「＋」，再点「位置」')
    await screenshot(desk, 'journey-draft')
    await desk.reload()
    await guideSays('在外社区居民的 12111 里点「＋」，再点「位置」')
    await phone.getByRole('tab', { name: '12111' }).click()
    await phone.getByRole('button', { name: '更多' }).click()
    await phone.getByRole('button', { name: '位置' }).click()
    await guideSays(/不用点|点「接单」/)
    await phone.getByRole('combobox').selectOption('resident')
    await phone.getByRole('tab', { name: '小程序' }).click()
  })

  it('the fast clock hurries what is reported from then on, and nothing older', async () => {
    const resident = await town.as('resident')
    const place = { ...town.person('resident').point, datum: 'gcj02' }
    const file = (category: string) => resident.post<PresentedCase>('/api/cases', { category, point: place })
    const older = (await file('P0137')).data
    await desk.getByRole('switch').click()
    await expect.poll(() => desk.getByRole('switch').isEnabled(), { timeout: 10_000 }).toBe(true)
    const fast = (await file('E2301')).data
    const span = (found?: PresentedCase) =>
      Date.parse(found?.clocks.respondBy ?? '') - Date.parse(found?.clocks.startedAt ?? '')
    expect([span(older), span(fast)]).toEqual([15 * 60_000, 15_000])
    await guideSays('轮到社区干事 刘思雨')
    await screenshot(desk, 'journey-fast')
    const now = (await resident.get<PresentedCase>(`/api/cases/${older?.id}`)).data
    expect([span(now), now?.clocks.breaches, now?.poolSince]).toEqual([15 * 60_000, [], undefined])
    await desk.getByRole('button', { name: '换成社区干事' }).click()
    await guideSays('在社区干事手机上点「接单」')
    await desk.locator('.clock small').getByText('快时钟').waitFor()
    await tap('clerk', '接单')
    await guideSays('在社区干事手机上点「开始处理」')
    await screenshot(desk, 'journey-officer')
  })

  it.each([
    [1440, 900],
    [1280, 720],
    [1024, 768],
    [375, 812],
  ])('at %s × %s breaks no name or number in two, and says what else one may try', async (width, height) => {
    await desk.setViewportSize({ width, height })
    for (const shown of ['.brand p', '.clock small', '.tips dt >> nth=0', '.tips dt >> nth=2', '.fine a'])
      expect(await desk.locator(shown).isVisible(), shown).toBe(true)
    const broken = await desk.evaluate(brokenIn, '.whole, .clock small, .tips dt')
    expect(broken).toEqual([])
    await desk.setViewportSize({ width: 1440, height: 900 })
  })

  it('learns by itself how fast the clock goes: from somebody else, and from a replay that is cut short, as long as it says that one goes on', async () => {
    const fast = () => desk.getByRole('switch').isChecked()
    await town.setSpeed(1)
    await expect.poll(fast, { timeout: 3000 }).toBe(false)
    const replay = startReplay()
    await expect.poll(fast, { timeout: 60_000 }).toBe(true)
    const answersAll = desk.locator('.switch small').getByText('回放在进行，在岗的人也会接您的事')
    await answersAll.waitFor({ timeout: 5000 })
    await screenshot(desk, 'journey-replay')
    replay.kill('SIGTERM')
    await expect.poll(fast, { timeout: 10_000 }).toBe(false)
    await answersAll.waitFor({ state: 'hidden', timeout: 5000 })
  })

  it('explains the API on a phone that never moves sideways: long commands scroll in their box, and the mark leads home', async () => {
    const phone = await browser.page({ viewport: { width: 375, height: 667 } })
    const missed: string[] = []
    phone.on('response', (answer) => answer.status() >= 400 && missed.push(answer.url()))
    await phone.goto(`${town.addresses().desk}/api/docs`)
    expect(await phone.locator('html').evaluate((html) => html.scrollWidth)).toBe(375)
    const box = phone.locator('pre.run').first()
    expect(await box.evaluate((pre) => pre.scrollWidth > pre.clientWidth)).toBe(true)
    await phone.getByRole('link', { name: '近邻首页' }).click()
    await expect.poll(() => phone.url()).toBe(`${town.addresses().desk}/`)
    expect(missed).toEqual([])
    await phone.context().close()
  })

  it('explains the API on a screen with no line of its commands cut at the edge', async () => {
    const screen = await browser.page({ viewport: { width: 1200, height: 800 } })
    await screen.goto(`${town.addresses().desk}/api/docs`)
    const cut = await screen
      .locator('pre.run')
      .evaluateAll((all) => all.map((pre) => pre.scrollWidth - pre.clientWidth))
    expect(cut.length).toBeGreaterThan(10)
    expect(cut.filter((more) => more > 0)).toEqual([])
    await screenshot(screen, 'journey-docs')
    await screen.context().close()
  })

  it('shows no error in the browser on the whole way', () => expect(errors).toEqual([]))
})
