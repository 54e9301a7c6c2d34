// `npm test`: every test of the project, on real stores, then whole journeys in a real browser. `npm test -- <filter>` runs some.
import { checkNode, ensureInstalled } from './install.mjs'

checkNode()
await ensureInstalled()
process.env.LOG_LEVEL ??= 'silent'
const { register } = await import('tsx/esm/api')
register()
const { runTests } = await import('../src/processes/runTests.ts')
process.exit(await runTests(process.argv.slice(2)))
