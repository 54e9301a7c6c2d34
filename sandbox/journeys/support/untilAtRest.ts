import type { Page } from 'playwright-core'

const looks = 4
const lookMs = 200

/** Whether nothing moves in a page, no short word stands over it, nobody's phone rings and all pictures are there. */
const isAtRest = `
  document.readyState === 'complete' &&
  document.fonts.status === 'loaded' &&
  document.getAnimations().every(({ playState }) => playState !== 'running') &&
  [...document.images].every(({ complete }) => complete) &&
  ![...document.querySelectorAll('.ringing, .taro__toast, .banner:not([hidden])')].some((one) => one.checkVisibility())`

/** Waits until a page and all its frames have been at rest for most of a second, at most 40 s. */
export const untilAtRest = async (page: Page): Promise<void> => {
  let quiet = 0
  for (const until = Date.now() + 40_000; quiet < looks; ) {
    if (Date.now() > until) throw new Error('The page does not come to rest')
    const still = await Promise.all(page.frames().map((frame) => frame.evaluate<boolean>(isAtRest).catch(() => false)))
    quiet = still.every(Boolean) ? quiet + 1 : 0
    await page.waitForTimeout(lookMs)
  }
}
