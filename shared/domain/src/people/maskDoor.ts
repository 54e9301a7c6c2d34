const hidden = '***'
const flat = '[0-9０-９]{2,4}'
const rules: readonly RegExp[] = [
  /(单元)\s*[^\s，。；,;、*][^，。；,;、]*/gu,
  /((?<!\d)\d{1,3}\s*[-－—]\s*\d{1,2}\s*[-－—]\s*)\d{2,4}/gu,
  new RegExp(`((?:号楼|栋|幢|座)\\s*[-－—]?\\s*)${flat}\\s*(?:室|号|户|门)?(?!\\s*[0-9０-９号楼栋幢座单层米])`, 'gu'),
  new RegExp(`()(?<![0-9０-９])${flat}\\s*室`, 'gu'),
]

/** An address without the door: 「1 号楼 1 单元***」. Buildings, entrances and landmarks stay. Masking twice changes nothing. */
export const maskDoor = (address: string): string =>
  rules.reduce((text, rule) => text.replace(rule, (_, kept: string) => kept.trimEnd() + hidden), address)

const notAFlat = '(?!\\s*[0-9０-９号楼栋幢座单层米点时分天个人月日年])'
const inWords: readonly RegExp[] = [
  new RegExp(`((?:单元|号楼|栋|幢|座)\\s*[-－—]?\\s*)${flat}\\s*(?:室|号|户|门)?${notAFlat}`, 'gu'),
  ...rules.slice(1, 2),
  new RegExp(`()(?<![0-9０-９])${flat}\\s*室`, 'gu'),
]

/** What people typed, without the number of a door: 「2 单元***漏水」. Unlike an address it goes on after the door. Masking twice changes nothing. */
export const maskDoorInWords = (words: string): string =>
  inWords.reduce((text, rule) => text.replace(rule, (_, kept: string) => kept.trimEnd() + hidden), words)
