import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))

const writtenAt = (file: string): number | undefined => statSync(file, { throwIfNoEntry: false })?.mtimeMs

/**
 * Moves a finished build into the folder that is being served, file by file and its `index.html` last: at no moment is a page or
 * anything it asks for missing. The files of the build before stay, because pages that were opened before still ask for their chunks;
 * those of older builds go. The side folder is gone afterwards.
 */
export const publishFolder = (side: string, served: string, now: Date): void => {
  const files = filesIn(side).sort((one, other) => Number(one === 'index.html') - Number(other === 'index.html'))
  const before = writtenAt(join(served, 'index.html'))
  for (const file of files) {
    mkdirSync(dirname(join(served, file)), { recursive: true })
    // one time for all files of a build: it tells one build from another
    utimesSync(join(side, file), now, now)
    renameSync(join(side, file), join(served, file))
  }
  rmSync(side, { recursive: true, force: true })
  const fresh = new Set(files)
  for (const file of filesIn(served))
    if (!fresh.has(file) && writtenAt(join(served, file)) !== before) rmSync(join(served, file), { force: true })
}
