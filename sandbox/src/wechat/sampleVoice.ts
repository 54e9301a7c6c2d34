const frameBytes = { amr: 32, speex: 62 } as const
/** A frame of 20 ms in which nobody speaks, by its first byte. */
const silence = { amr: 0x3c, speex: 0x1d } as const
const heads = {
  amr: Buffer.from('#!AMR\n'),
  /** The 80 bytes a Speex header has: its name, its version, and the rest. */
  speex: Buffer.concat([Buffer.from('Speex   1.2rc1'), Buffer.alloc(66)]),
} as const

/** The formats WeChat names for a voice, with the type `media/get` gives it. */
export const voiceTypes: Readonly<Record<keyof typeof heads, string>> = { amr: 'audio/amr', speex: 'audio/speex' }

/** A second of silence in one of them: what a person "says" when no voice is given; any other format begins like none of them. */
export function sampleVoice(format = 'amr'): Buffer {
  if (format !== 'amr' && format !== 'speex') return Buffer.alloc(1600, 0x55)
  const frame = Buffer.alloc(frameBytes[format])
  frame[0] = silence[format]
  return Buffer.concat([heads[format], ...Array.from({ length: 50 }, () => frame)])
}
