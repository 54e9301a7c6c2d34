// `npm start`: the whole town with one command. What it does and its flags: README.md.
import { checkNode, ensureInstalled } from './install.mjs'

// what somebody waits for begins with the process, before anything is installed
const startedAt = performance.timeOrigin
checkNode()
await ensureInstalled()
process.env.CHILD_LOG_LEVEL = process.env.LOG_LEVEL ?? 'info'
process.env.LOG_LEVEL = 'silent'
const { register } = await import('tsx/esm/api')
register()
const { up } = await import('../src/up.ts')
await up(process.argv.slice(2), startedAt)
