import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const skipped = /(^|\/)(node_modules|dist|\.tsc|testing|test)(\/|$)|\.test\.tsx?$/

/** The files of these folders and files, tests and products left out, in a stable order. */
export const sourceFiles = (root: string, paths: readonly string[]): string[] =>
  paths
    .flatMap((path) => {
      const info = statSync(join(root, path), { throwIfNoEntry: false })
      if (!info) return []
      if (info.isFile()) return [path]
      return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    })
    .filter((file) => !skipped.test(file))
    .sort()

/** One hash over names and contents: the same sources have the same hash on any machine. */
export const sourceHash = (root: string, paths: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const file of sourceFiles(root, paths))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex')
}
