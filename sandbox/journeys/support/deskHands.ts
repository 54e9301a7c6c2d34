import type { FrameLocator, Locator, Page } from 'playwright-core'

const waitMs = 30_000

/** The mini-program on the phone of a person, by their key. */
export const phoneOf = (desk: Page, key: string): FrameLocator => desk.frameLocator(`iframe[src*="as=${key}"]`)

/** What the person sees: pages below the top one keep their words, hidden. */
export const visible = (desk: Page, key: string, words: string | RegExp): Locator =>
  phoneOf(desk, key).getByText(words).filter({ visible: true }).first()

/** Waits until the person sees these words. */
export const sees = (desk: Page, key: string, words: string | RegExp): Promise<void> =>
  visible(desk, key, words).waitFor({ timeout: waitMs })

/** Taps the button or tile with this name (the page's title may say the same); the last one, which lies on top. */
export const tapOn = (desk: Page, key: string, name: string): Promise<void> =>
  phoneOf(desk, key)
    .getByRole('button', { name, exact: true })
    .filter({ visible: true })
    .last()
    .click({ timeout: waitMs })
