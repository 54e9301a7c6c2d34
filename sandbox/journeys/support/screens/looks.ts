import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'

/** Light or dark, so many px wide and high. */
export type Look = { width: number; height: number; colorScheme: 'light' | 'dark' }

const both = (width: number, height: number): Look[] =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, height, colorScheme }))

/** A small and a large phone of today. */
export const phoneLooks: Look[] = [...both(375, 667), ...both(430, 932)]
/** A large screen, a desk, a laptop, a small one, a tablet upright, a phone. */
export const deskLooks: Look[] = [
  ...both(1920, 1080),
  ...both(1440, 900),
  ...both(1280, 800),
  ...both(1024, 768),
  ...both(768, 1024),
  ...both(390, 844),
]

const settleMs = 400

/** Takes a page in each look, `<name>-<width>-<scheme>.png`, and all of them beside each other, `sheets/<name>.png`: one glance a page. */
export async function takeLooks(page: Page, looks: readonly Look[], folder: string, name: string): Promise<void> {
  const pictures: { input: Buffer; width: number; height: number }[] = []
  for (const { width, height, colorScheme } of looks) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme })
    await page.waitForTimeout(settleMs)
    const input = await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) })
    pictures.push({ input, width, height })
  }
  await beside(pictures, join(folder, 'sheets', `${name}.png`))
}

/** Joins pictures from left to right. */
async function beside(pictures: readonly { input: Buffer; width: number; height: number }[], path: string) {
  const gap = 12
  let left = 0
  const placed = pictures.map(({ input, width }) => {
    const at = left
    left += width + gap
    return { input, left: at, top: 0 }
  })
  const height = Math.max(...pictures.map((one) => one.height))
  const canvas = sharp({ create: { width: left - gap, height, channels: 3, background: '#888888' } })
  await canvas.composite(placed).png().toFile(path)
}
