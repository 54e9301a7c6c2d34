import { masterText } from '../words/machine'

/** Two-character family names that must not be cut in the middle. */
const compound = new Set([
  '欧阳',
  '司马',
  '诸葛',
  '上官',
  '司徒',
  '东方',
  '独孤',
  '南宫',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '端木',
  '令狐',
  '夏侯',
  '呼延',
])

const stars = (count: number) => '*'.repeat(Math.max(0, count))

/** The part of a name anybody may see: 张, 欧阳, J. */
export function familyNameOf(name: string): string {
  const characters = [...name.trim()]
  const two = characters.slice(0, 2).join('')
  return characters.length > 2 && compound.has(two) ? two : (characters[0] ?? '')
}

/** `张**`, whatever the length; masking a masked name changes nothing. */
export const maskName = (name: string): string => `${familyNameOf(name)}**`

/** How a tradesperson is spoken of: 李师傅. The family name only, so it is masked as well. */
export const masterName = (name: string): string => masterText(familyNameOf(name))

/** `138****5678`; a landline keeps its area code and last four digits, anything else only its last two. */
export function maskPhone(phone: string): string {
  const text = phone.trim()
  if (/^1\d{10}$/.test(text)) return `${text.slice(0, 3)}****${text.slice(-4)}`
  const landline = /^(0\d{2,3})-?(\d{3,4})(\d{4})$/.exec(text)
  if (landline) return `${landline[1]}-${stars(landline[2]?.length ?? 4)}${landline[3]}`
  return text.length > 4 ? stars(text.length - 2) + text.slice(-2) : stars(text.length)
}

/** `1526**********1234`; documents shorter than an ID number keep their first and last character only. */
export function maskId(id: string): string {
  const text = id.trim()
  if (text.length >= 15) return text.slice(0, 4) + stars(text.length - 8) + text.slice(-4)
  return text.length > 4 ? text.slice(0, 1) + stars(text.length - 2) + text.slice(-1) : stars(text.length)
}
