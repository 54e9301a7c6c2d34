import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { cleanFile } from './cleanFile'

const picture = (width = 64, height = 48) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } })
const withPlace = {
  IFD0: { Make: 'PhoneMaker', Artist: 'Wang' },
  IFD3: { GPSLatitude: '41/1 2/1 0/1', GPSLatitudeRef: 'N' },
}

const refusal = async (bytes: Buffer) => {
  const code = await cleanFile(bytes).then(
    () => 'taken',
    (error: { code?: string }) => error.code,
  )
  return code
}

describe('a photo sent by a resident', () => {
  it('loses its camera and its place, and becomes WebP', async () => {
    const sent = await picture().withExif(withPlace).jpeg().toBuffer()
    expect((await sharp(sent).metadata()).exif).toBeDefined()
    const { kind, contentType, bytes } = await cleanFile(sent)
    const kept = await sharp(bytes).metadata()
    expect([kind, contentType, kept.format]).toEqual(['photo', 'image/webp', 'webp'])
    expect(kept.exif).toBeUndefined()
    expect(bytes.includes('PhoneMaker')).toBe(false)
  })

  it('is turned upright and is at most 1,600 px long', async () => {
    const sent = await picture(3000, 1000).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const kept = await sharp((await cleanFile(sent)).bytes).metadata()
    expect([kept.width, kept.height]).toEqual([533, 1600])
  })

  it.each(['png', 'webp'] as const)('may be %s', async (format) => {
    const { kind } = await cleanFile(await picture().toFormat(format).toBuffer())
    expect(kind).toBe('photo')
  })
})

describe('a file that is no photo we read', () => {
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(64)])
  const mp4 = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypqt  '), Buffer.alloc(64)])
  it.each([
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'photo_format'],
    ['SVG behind a prolog', Buffer.from('<?xml version="1.0"?>\n<!-- x --><svg/>'), 'photo_format'],
    ['GIF', Buffer.from('GIF89a......'), 'photo_format'],
    ['HEIC', heic, 'photo_format'],
    ['a JPEG head with nothing behind', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 'photo_format'],
    ['words', Buffer.from('hello there'), 'media_type'],
    ['HTML', Buffer.from('<html><body>hi</body></html>'), 'media_type'],
    ['a video', mp4, 'media_type'],
    ['nothing', Buffer.alloc(0), 'media_type'],
  ])('is refused: %s', async (_, bytes, code) => expect(await refusal(bytes)).toBe(code))

  it('is refused with too many pixels, without drawing it', async () => {
    const bomb = await sharp({ create: { width: 6000, height: 5000, channels: 3, background: 'white' } })
      .png()
      .toBuffer()
    expect(await refusal(bomb)).toBe('file_too_large')
  })

  it('is refused as a voice over 2 MB', async () => {
    expect(await refusal(Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(2 * 1024 * 1024)]))).toBe('file_too_large')
  })
})

describe('a voice', () => {
  it.each([
    ['AMR', Buffer.from('#!AMR\n1234'), 'audio/amr'],
    ['Speex', Buffer.concat([Buffer.from('Speex   1.2rc1'), Buffer.alloc(66)]), 'audio/speex'],
    ['Speex in Ogg', Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('Speex   ')]), 'audio/ogg'],
    ['MP3', Buffer.from('ID3\x03\0\0\0'), 'audio/mpeg'],
    ['M4A', Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypM4A '), Buffer.alloc(9)]), 'audio/mp4'],
  ])('is kept as it is: %s', async (_, bytes, contentType) =>
    expect(await cleanFile(bytes)).toEqual({ kind: 'voice', contentType, bytes }),
  )
})
