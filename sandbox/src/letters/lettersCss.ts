import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Where the package with the letters lies. */
export const lettersFolder = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'))

/** A name that no machine has: one it may have would hide the font installed under it. */
const family = 'Jinlin Letters'

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

const stack = ['system-ui', '-apple-system', ...brought.map((name) => `"${name}"`), `"${family}"`, 'sans-serif'].join(
  ', ',
)

/** The numbered parts hold the Chinese; Latin and the like stand in every machine's own font. */
const numbered = /\/\* noto-sans-sc-\[\d+\]-\d+-normal \*\/\s*(@font-face \{[^}]*\})/g

/** The @font-face rules of one weight, the files under `files/`. */
const facesOf = (weight: number): string[] =>
  [...readFileSync(join(lettersFolder, `${weight}.css`), 'utf8').matchAll(numbered)].map(([, rule = '']) =>
    rule.replace(/'Noto Sans SC'/, `'${family}'`).replace(/,\s*url\([^)]*\.woff\) format\('woff'\)/, ''),
  )

/**
 * The stylesheet that lets a page show Chinese on a machine without a Chinese font: of ours, last in the list, a browser fetches only the
 * parts with letters that no font before it has. It sets the letters of the page and of its fields.
 */
export const lettersCss = (): string =>
  [...[400, 600].flatMap(facesOf), `body, button, input, select, textarea { font-family: ${stack}; }`, ''].join('\n')
