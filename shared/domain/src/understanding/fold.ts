/** Text as rules compare it: full and half width alike, lower case, without spaces inside a line. */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\S\n]+/gu, '')

const digits = '零一二三四五六七八九'

/** 「十二」 or 「12」 as a number's digits; nothing for other text. Good to ninety-nine. */
export function numeral(text: string): string | undefined {
  if (/^\d+$/.test(text)) return String(Number(text))
  const plain = text.replace('两', '二')
  const tens = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/u.exec(plain)
  if (tens) return String((tens[1] ? digits.indexOf(tens[1]) : 1) * 10 + (tens[2] ? digits.indexOf(tens[2]) : 0))
  const one = plain.length === 1 ? digits.indexOf(plain) : -1
  return one > 0 ? String(one) : undefined
}
