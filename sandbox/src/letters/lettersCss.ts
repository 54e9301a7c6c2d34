import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Where the files with the letters lie. */
export const lettersFolder = join(
  dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json')),
  'files',
)

/** A name that no machine has: one it may have would hide the font installed under it. */
const family = 'Jinlin Letters'

/** Fonts for Latin letters and figures that machines bring along. */
const latin = ['Helvetica Neue', 'Segoe UI', 'Roboto']

/** Fonts with Chinese that machines bring along, under all names they go by; ours comes after them. */
const brought = [
  'PingFang SC',
  'Hiragino Sans GB',
  'Microsoft YaHei',
  'HarmonyOS Sans SC',
  'MiSans',
  'Noto Sans CJK SC',
  'Noto Sans SC',
  'Source Han Sans SC',
  'Source Han Sans CN',
  'WenQuanYi Micro Hei',
  'WenQuanYi Zen Hei',
  'Droid Sans Fallback',
  'SimHei',
  'SimSun',
]

/** Without `system-ui`: words that Chromium has drawn with it before our font was there stay boxes for ever. */
const stack = [...[...latin, ...brought, family].map((name) => `"${name}"`), 'sans-serif'].join(', ')

/** Chinese letters, their signs and the wide forms of Latin ones: all else stands in every machine's own font. */
const chinese = 'U+3000-303F, U+3400-4DBF, U+4E00-9FFF, U+F900-FAFF, U+FE30-FE4F, U+FF00-FFEF'

/** One file a weight, a megabyte: whoever has a Chinese font reads two short rules instead of two hundred. */
const faceOf = (weight: number): string =>
  [
    '@font-face {',
    `  font-family: "${family}";`,
    `  font-weight: ${weight};`,
    '  font-display: swap;',
    `  src: url("noto-sans-sc-chinese-simplified-${weight}-normal.woff2") format("woff2");`,
    `  unicode-range: ${chinese};`,
    '}',
  ].join('\n')

/**
 * The stylesheet that lets a page show Chinese on a machine without a Chinese font: ours is the last in the list, and a browser fetches it only
 * when it meets a letter that no font before it has. It sets the letters of the page and of its fields.
 */
export const lettersCss = (): string =>
  [...[400, 600].map(faceOf), `body, button, input, select, textarea { font-family: ${stack}; }`, ''].join('\n')
