// Bundles a server process into <package>/dist/main.js: `node sandbox/bin/bundle.mjs bot-server`.
// sharp, pdfkit and bull-board read files beside their own code, so they stay outside and are found in node_modules.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
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

/** Writes dist/main.js of a process (and its map) whole or not at all; throws with esbuild's own words when its source doesn't build. */
export async function bundle(name) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [join(root, name, 'src/main.ts')],
    outfile: join(root, name, 'dist/main.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // beside the bundle, not in it: reading a map costs a start 0.4 s (add --enable-source-maps to use it)
    sourcemap: 'linked',
    sourcesContent: false,
    external: ['sharp', 'pdfkit', '@bull-board/*'],
    banner: { js: banner },
    write: false,
    logLevel: 'silent',
  })
  mkdirSync(join(root, name, 'dist'), { recursive: true })
  for (const { path, contents } of outputFiles) {
    writeFileSync(`${path}.${process.pid}.part`, contents)
    renameSync(`${path}.${process.pid}.part`, path)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of process.argv.slice(2)) await bundle(name)
}
