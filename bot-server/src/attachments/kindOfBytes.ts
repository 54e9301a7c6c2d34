type Known = { kind: 'photo' | 'voice' | 'picture' | 'other'; type: string }

const text = (bytes: Buffer, from: number, to: number) => bytes.subarray(from, to).toString('latin1')
const starts = (bytes: Buffer, ...head: number[]) => head.every((byte, at) => bytes[at] === byte)

const heifBrands = ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1', 'avif', 'avis']
const audioBrands = ['M4A ', 'M4B ', 'mp42', 'isom', 'mp41', 'dash']

/** What a file is by its first bytes; its name and the type the phone claims are not asked. `picture` = a picture of a kind we don't read. */
export function kindOfBytes(bytes: Buffer): Known {
  if (starts(bytes, 0xff, 0xd8, 0xff)) return { kind: 'photo', type: 'image/jpeg' }
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { kind: 'photo', type: 'image/png' }
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP') return { kind: 'photo', type: 'image/webp' }
  if (text(bytes, 4, 8) === 'ftyp') return boxed(text(bytes, 8, 12))
  if (text(bytes, 0, 5) === '#!AMR') return { kind: 'voice', type: 'audio/amr' }
  if (text(bytes, 0, 8) === 'Speex   ') return { kind: 'voice', type: 'audio/speex' }
  if (text(bytes, 0, 4) === 'OggS') return { kind: 'voice', type: 'audio/ogg' }
  if (text(bytes, 0, 3) === 'ID3' || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2))
    return { kind: 'voice', type: 'audio/mpeg' }
  return { kind: isForeignPicture(bytes) ? 'picture' : 'other', type: 'application/octet-stream' }
}

function boxed(brand: string): Known {
  if (heifBrands.includes(brand)) return { kind: 'picture', type: 'image/heif' }
  return audioBrands.includes(brand) ? { kind: 'voice', type: 'audio/mp4' } : { kind: 'other', type: 'video/mp4' }
}

function isForeignPicture(bytes: Buffer): boolean {
  const head = text(bytes, 0, 512).trimStart().toLowerCase()
  const gif = head.startsWith('gif8')
  const tiff = starts(bytes, 0x49, 0x49, 0x2a) || starts(bytes, 0x4d, 0x4d, 0, 0x2a)
  const svg = head.includes('<svg') || (head.startsWith('<?xml') && text(bytes, 0, 4096).toLowerCase().includes('<svg'))
  return gif || tiff || svg || starts(bytes, 0x42, 0x4d)
}
