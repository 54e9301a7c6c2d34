// Bundles a server process into <package>/dist/main.js: `node sandbox/bin/bundle.mjs bot-server`.
// sharp and bull-board read files beside their own code, so they stay outside and are found in node_modules.
import { mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))
const banner = [
  "import { createRequire as __makeRequire } from 'node:module'",
  "import { fileURLToPath as __pathOf } from 'node:url'",
  'const require = __makeRequire(import.meta.url)',
  'const __filename = __pathOf(import.meta.url)',
  "const __dirname = __pathOf(new URL('.', import.meta.url))",
].join(';')

/** Writes dist/main.js of a process whole or not at all; throws with esbuild's own words when its source doesn't build. */
export async function bundle(name) {
  const folder = join(root, name, 'dist')
  mkdirSync(folder, { recursive: true })
  const part = join(folder, `.main-${process.pid}.js`)
  await build({
    absWorkingDir: root,
    entryPoints: [join(root, name, 'src/main.ts')],
    outfile: part,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: 'inline',
    sourcesContent: false,
    external: ['sharp', '@bull-board/*'],
    banner: { js: banner },
    logLevel: 'silent',
  })
  renameSync(part, join(folder, 'main.js'))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of process.argv.slice(2)) await bundle(name)
}
