/** The characters of the basic plane that a TrueType font can draw, read from its `cmap`. Throws a RangeError for a font without such a table (format 4). */
export function charactersOfTtf(font: Buffer): Set<number> {
  const at = cmapOf(font)
  const size = font.readUInt16BE(at + 6)
  const found = new Set<number>()
  for (let segment = 0; segment < size; segment += 2) {
    const last = font.readUInt16BE(at + 14 + segment)
    const first = font.readUInt16BE(at + 16 + size + segment)
    const delta = font.readUInt16BE(at + 16 + 2 * size + segment)
    const place = at + 16 + 3 * size + segment
    const offset = font.readUInt16BE(place)
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const index = offset === 0 ? code : font.readUInt16BE(place + offset + 2 * (code - first))
      const glyph = index === 0 ? 0 : (index + delta) & 0xffff
      if (glyph !== 0) found.add(code)
    }
  }
  return found
}

const tableEntry = 16
const cmapEntry = 8

/** Where the first table of format 4 begins. */
function cmapOf(font: Buffer): number {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, at) => 12 + at * tableEntry)
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap')
  const cmap = entry === undefined ? 0 : font.readUInt32BE(entry + 8)
  const count = cmap === 0 ? 0 : font.readUInt16BE(cmap + 2)
  const starts = Array.from({ length: count }, (_, at) => cmap + font.readUInt32BE(cmap + 4 + at * cmapEntry + 4))
  const found = starts.find((at) => font.readUInt16BE(at) === 4)
  if (found === undefined) throw new RangeError('a font without a table of its characters')
  return found
}
