/** What somebody wants to write: a photo or another file, a report or command (with what they need: signing in, going on duty), or anything else. */
export type Writing = 'file' | 'other' | 'case'

/** What the store's disk has room for: everything, all but files, only cases, nothing. */
export type RoomLevel = 'everything' | 'no_files' | 'only_cases' | 'nothing'

/** A disk as the store tells it, in bytes. */
export type Disk = { totalBytes: number; freeBytes: number }

const GIB = 1024 ** 3

/** A level begins below its share, and only where so little is left in bytes: a tenth of a big disk is room for weeks (decision 018). The most pressing first. */
const begins = [
  { level: 'nothing', share: 0.02, bytes: 4 * GIB },
  { level: 'only_cases', share: 0.05, bytes: 10 * GIB },
  { level: 'no_files', share: 0.1, bytes: 20 * GIB },
] as const satisfies readonly { level: RoomLevel; share: number; bytes: number }[]

const allowed: Readonly<Record<RoomLevel, readonly Writing[]>> = {
  everything: ['file', 'other', 'case'],
  no_files: ['other', 'case'],
  only_cases: ['case'],
  nothing: [],
}

/** The level of a disk; `everything` where the store tells no size. */
export function roomLevel({ totalBytes, freeBytes }: Disk): RoomLevel {
  if (!(totalBytes > 0)) return 'everything'
  const share = freeBytes / totalBytes
  return begins.find((each) => share < each.share && freeBytes < each.bytes)?.level ?? 'everything'
}

/** Whether there is room for it at this level. */
export const hasRoomFor = (level: RoomLevel, writing: Writing): boolean => allowed[level].includes(writing)
