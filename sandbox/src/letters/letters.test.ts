import { describe, expect, it } from 'vitest'
import { at, useGateway } from '../gateway/testing/gate'

useGateway()

const sheet = async () => (await at('/letters/letters.css')).text()

describe('on a machine without a Chinese font', () => {
  it('every letter the screens use has a font file', async () => {
    const css = await sheet()
    const files = [...css.matchAll(/url\("([^"]+\.woff2)"\)/g)].map(([, file]) => file)
    expect(files).toHaveLength(2)
    for (const answer of await Promise.all(files.map((file) => at(`/letters/${file}`)))) {
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('font/woff2')
    }
    for (const letter of '近邻居民网格长路灯不亮接单办结，。「」') expect(hasFace(css, letter), letter).toBe(true)
  })

  it('no word stays a box that was drawn before the letters came', async () =>
    expect(await sheet()).not.toMatch(/system-ui|-apple-system/))

  it('the mini-program has them too, and asks for them after its own looks', async () => {
    const page = await (await at('/m/')).text()
    expect(page).toMatch(/<link rel="stylesheet" href="\/letters\/letters\.css"><\/head>/)
  })
})

describe('on a machine with a Chinese font', () => {
  it('that font comes first, and ours has a name that hides none', async () => {
    const list = (await sheet()).match(/textarea \{ font-family: ([^;]+);/)?.[1]?.split(', ') ?? []
    expect(list.indexOf('"PingFang SC"')).toBeLessThan(list.indexOf('"Jinlin Letters"'))
    expect(list.at(-2)).toBe('"Jinlin Letters"')
    expect(list.filter((name) => name === '"Jinlin Letters"')).toHaveLength(1)
  })

  it('nothing of the package but its letters is given away', async () => {
    expect((await at('/letters/../package.json')).status).toBe(404)
    expect((await at('/letters/..%2fpackage.json')).status).toBe(404)
  })
})

/** Whether some @font-face rule says that it has this letter. */
function hasFace(css: string, letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0
  return [...css.matchAll(/unicode-range: ([^;]+);/g)].some(([, ranges = '']) =>
    ranges.split(',').some((range) => {
      const [from = '', to = from] = range.trim().slice(2).split('-')
      return code >= Number.parseInt(from, 16) && code <= Number.parseInt(to, 16)
    }),
  )
}
