import { execFileSync } from 'node:child_process'

/** A version as far as the stores' rules look at it. */
export type Version = { major: number; minor: number }

/** Reads the version out of what a store's `--version` prints; undefined when there is none in it. */
export const readVersion = (printed: string): Version | undefined => {
  const found = printed.match(/v=?(\d+)\.(\d+)/)
  return found ? { major: Number(found[1]), minor: Number(found[2]) } : undefined
}

/** The version of a server binary, found by running it: a binary whose libraries are missing has none. */
export const versionOf = (binary: string): Version | undefined => {
  try {
    return readVersion(
      execFileSync(binary, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'], timeout: 20_000 }).toString(),
    )
  } catch {
    return undefined
  }
}

/** Whether a version is at least the least one that serves. */
export const isAtLeast = (version: Version, least: Version): boolean =>
  version.major > least.major || (version.major === least.major && version.minor >= least.minor)
