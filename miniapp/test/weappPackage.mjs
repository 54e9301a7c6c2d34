// The logic layer of a built Taro package: its files run in a bare vm context (no window/document/process/Buffer) with `wx` and WeChat's own
// App / Page / Component / getApp / getCurrentPages, and a `require` that only reaches files of the package.
import fs from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'

/** Runs files of the package, each once. `loadAs` runs one for what it registers; what is registered stands in `registered`. */
export function runPackage(root, { appJson, routes, wx, logs, stack }) {
  const registered = { app: null, pages: new Map(), components: new Map(), loading: null }
  const sandbox = { ...globalsOf(registered, routes, stack), wx, console: consoleInto(logs), __wxConfig: appJson }
  sandbox.global = sandbox // WeChat's logic layer does have `global`
  const context = vm.createContext(sandbox, { codeGeneration: { strings: false, wasm: false } }) // WeChat forbids eval / new Function too
  const load = requireIn(root, context)
  const loadAs = (route) => {
    registered.loading = route
    load(`${route}.js`)
    registered.loading = null
  }
  return { registered, loadAs }
}

const globalsOf = (registered, routes, stack) => ({
  setTimeout,
  clearTimeout,
  setInterval,
  clearInterval,
  App: (config) => {
    registered.app = Object.assign(config, { $stub: true })
  },
  Page: (config) => registered.pages.set(registered.loading, config),
  Component: (config) => {
    const kind = routes.includes(registered.loading) ? registered.pages : registered.components
    kind.set(registered.loading, config)
  },
  Behavior: (config) => config,
  getApp: () => registered.app,
  getCurrentPages: () => stack.slice(),
  requirePlugin: () => ({}),
})

const consoleInto = (logs) =>
  Object.fromEntries(['log', 'info', 'warn', 'error', 'debug'].map((k) => [k, (...a) => logs.push([k, ...a])]))

function requireIn(root, context) {
  const cache = new Map()
  const load = (file) => {
    if (cache.has(file)) return cache.get(file).exports
    const module = { exports: {} }
    cache.set(file, module)
    wrapped(root, file, context)((id) => load(found(root, file, id)), module, module.exports)
    return module.exports
  }
  return load
}

/** The file as a function of its `require`, `module` and `exports`: the names of a browser are undefined in it, as on a phone. */
function wrapped(root, file, context) {
  const code = fs.readFileSync(path.join(root, file), 'utf8')
  return vm.runInContext(
    `(function (require, module, exports, window, document, frames, self, location, navigator, localStorage, history, screen, alert, confirm, prompt, XMLHttpRequest, WebSocket) {${code}\n})`,
    context,
    { filename: path.join(root, file) },
  )
}

function found(root, file, id) {
  const to = path.posix.normalize(path.posix.join(path.posix.dirname(file), id)).replace(/(\.js)?$/, '.js')
  if (to.startsWith('..') || !fs.existsSync(path.join(root, to)))
    throw new Error(`${file} requires ${id}, which is not in the package`)
  return to
}
