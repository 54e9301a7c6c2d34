import { inflateSync } from 'node:zlib'

const woffHead = 44
const woffEntry = 20
const sfntHead = 12
const sfntEntry = 16

type Table = { tag: number; offset: number; packed: number; size: number; checksum: number }

/** The font inside a WOFF 1.0 file, unpacked once: whoever draws with the packed one unpacks a whole table for each glyph. Throws a RangeError for what is no WOFF. */
export function ttfOfWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new RangeError('not a WOFF file')
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, at) => tableAt(woff, woffHead + at * woffEntry))
  const size = tables.reduce((sum, table) => sum + padded(table.size), sfntHead + count * sfntEntry)
  const font = Buffer.alloc(size)
  writeHead(font, woff.readUInt32BE(4), count)
  let to = sfntHead + count * sfntEntry
  for (const [at, table] of tables.entries()) {
    const entry = sfntHead + at * sfntEntry
    for (const [i, value] of [table.tag, table.checksum, to, table.size].entries())
      font.writeUInt32BE(value, entry + i * 4)
    bytesOf(woff, table).copy(font, to)
    to += padded(table.size)
  }
  return font
}

const padded = (size: number) => (size + 3) & ~3

const tableAt = (woff: Buffer, at: number): Table => ({
  tag: woff.readUInt32BE(at),
  offset: woff.readUInt32BE(at + 4),
  packed: woff.readUInt32BE(at + 8),
  size: woff.readUInt32BE(at + 12),
  checksum: woff.readUInt32BE(at + 16),
})

/** A table that packing would not make smaller stands as it is. */
function bytesOf(woff: Buffer, { offset, packed, size }: Table): Buffer {
  const bytes = woff.subarray(offset, offset + packed)
  return packed < size ? inflateSync(bytes) : bytes
}

/** The search fields of the directory: the largest power of two in it. */
function writeHead(font: Buffer, flavor: number, count: number): void {
  const power = 2 ** Math.floor(Math.log2(count))
  font.writeUInt32BE(flavor, 0)
  font.writeUInt16BE(count, 4)
  font.writeUInt16BE(power * 16, 6)
  font.writeUInt16BE(Math.log2(power), 8)
  font.writeUInt16BE((count - power) * 16, 10)
}
