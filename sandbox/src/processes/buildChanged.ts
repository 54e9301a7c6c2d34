import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withBuildLock } from './buildLock'
import { sourceHash } from './sourceHash'

/** Something that is built from sources; `product` must exist afterwards. */
export type Product = {
  name: string
  sources: readonly string[]
  product: string
  build: (root: string) => Promise<void>
}

const readMarks = (file: string): Record<string, string> => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  } catch {
    return {}
  }
}

const writeMark = (file: string, name: string, hash: string): void => {
  writeFileSync(`${file}.part`, JSON.stringify({ ...readMarks(file), [name]: hash }, null, 2))
  renameSync(`${file}.part`, file)
}

/** What a product was built from, and when: a product written by another command since then doesn't count as ours. */
const markOf = (hash: string, file: string): string => {
  const written = statSync(file, { throwIfNoEntry: false })
  return `${hash} ${written ? Math.trunc(written.mtimeMs) : 'missing'}`
}

/**
 * Builds a product when its sources changed since it was last built; says so through `onBuild`.
 * Marks are kept in `<root>/.data/build.json`.
 */
export const buildChanged = async (
  root: string,
  { name, sources, product, build }: Product,
  onBuild: (name: string) => void = () => undefined,
): Promise<'built' | 'unchanged'> => {
  const marks = join(root, '.data/build.json')
  return withBuildLock(join(root, '.data', `build-${name}.lock`), async () => {
    const hash = sourceHash(root, sources)
    const file = join(root, product)
    const mark = readMarks(marks)[name]
    if (mark === markOf(hash, file) && !mark.endsWith('missing')) return 'unchanged'
    onBuild(name)
    await build(root)
    await withBuildLock(`${marks}.lock`, async () => writeMark(marks, name, markOf(hash, file)))
    return 'built'
  })
}
