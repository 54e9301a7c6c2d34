import type { Page } from 'playwright-core'

/** The least a letter and a target may measure, in CSS px on a phone 375 wide. */
type Least = { letter: number; target: number }

const sizes = {
  standard: { letter: 12, target: 44 },
  elder: { letter: 16, target: 48 },
} satisfies Record<string, Least>

/** Everything in the page that is too small to read or to tap, that leaves the screen, or that ends in a line of one character. */
const findTooSmall = `(least) => {
  const found = new Set()
  const half = 0.5
  const shown = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const words = (one) => (one.textContent || one.getAttribute('aria-label') || one.className).trim().slice(0, 16)
  const top = (node, at) => {
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + 1)
    return range.getBoundingClientRect().top
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const node = texts.currentNode
    const text = node.data.trimEnd()
    if (!text.trim() || !shown(node.parentElement)) continue
    const { fontSize } = getComputedStyle(node.parentElement)
    if (parseFloat(fontSize) < least.letter - half) found.add(fontSize + ' letters: ' + words(node.parentElement))
    const last = text.length - 1
    if (last > 3 && !/\\s/.test(text[last - 1]) && top(node, last) - top(node, last - 1) > parseFloat(fontSize) / 2)
      found.add('last line of one character: ' + text.slice(0, 16))
    const range = document.createRange()
    range.selectNodeContents(node)
    const box = range.getBoundingClientRect()
    if (box.width > 0 && box.right > innerWidth + 1 && getComputedStyle(node.parentElement).textOverflow !== 'ellipsis')
      found.add('leaves the screen: ' + words(node.parentElement))
  }
  for (const one of document.querySelectorAll('[role=button], [role=tab], [role=switch], [role=option], input, textarea')) {
    const { width, height } = one.getBoundingClientRect()
    if (!shown(one) || width === 0) continue
    const field = one.closest('.field, .write-box')?.getBoundingClientRect().height ?? height
    if (width < least.target - half || Math.max(height, field) < least.target - half)
      found.add('target ' + Math.round(width) + ' by ' + Math.round(height) + ': ' + words(one))
  }
  return [...found]
}`

/** What is too small in this page, in the size it stands in and in 长辈版; empty when all is well. The page stays as it was. */
export async function measureReach(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const [size, least] of Object.entries(sizes)) {
    const measured = await page.evaluate<string[]>(`(() => {
      const pages = [...document.querySelectorAll('.page')].map((one) => [one, one.className])
      for (const [one, name] of pages) if (${size === 'elder'}) one.className = name.replace(/size-\\w+/, 'size-elder')
      const elder = pages.some(([one]) => one.className.includes('size-elder'))
      const found = elder === ${size === 'elder'} ? (${findTooSmall})(${JSON.stringify(least)}) : []
      for (const [one, name] of pages) one.className = name
      return found
    })()`)
    found.push(...measured.map((each) => `${size}, ${each}`))
  }
  return found
}
