import mongoose from 'mongoose'
import { vi } from 'vitest'
import { lookAtDisk } from '../infra/diskRoom'

const totalBytes = 100 * 1024 ** 3

/** What the store says of its disk from now on; put back by `vi.restoreAllMocks()`. */
export function diskAnswers(answer: () => Promise<object>) {
  const { db } = mongoose.connection
  if (!db) throw new Error('connectStores first')
  return vi.spyOn(db, 'command').mockImplementation(answer)
}

/** The primary has so much of its 100 GiB free (0 to 1), and this process has seen it. */
export async function diskLeft(share: number): Promise<void> {
  diskAnswers(async () => ({ ok: 1, fsTotalSize: totalBytes, fsUsedSize: totalBytes * (1 - share) }))
  await lookAtDisk()
}
