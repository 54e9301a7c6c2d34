// The view layer of a built Taro package: its WXML and WXSS through WeChat's own compilers (miniprogram-compiler).

import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import vm from 'node:vm'

const nodeRequire = createRequire(import.meta.url)

/** Compile with wcc and return a render(pagePath, data) function. Throws on any WXML error. */
export function compileWxml(root) {
  const compiler = nodeRequire('miniprogram-compiler')
  const source = compiler.wxmlToJs(root, { maxBuffer: 64 * 1024 * 1024 })
  // wcc's output patches Function.prototype and friends, so it gets a context of its own; data and tree cross as JSON.
  const quiet = Object.fromEntries(['log', 'info', 'warn', 'error'].map((k) => [k, () => {}]))
  const context = vm.createContext({ console: quiet, setTimeout })
  const render = vm.runInContext(
    `(function (global, window) { var __wxAppCode__ = {}; var $gwx = (function () {${source}\n})();
      return function (file, json) { var gen = $gwx('./' + file + '.wxml') || $gwx(file + '.wxml');
        if (typeof gen !== 'function') throw new Error('wcc knows no ' + file + '.wxml');
        return JSON.stringify(gen(JSON.parse(json))) } })({}, {})`,
    context,
    { filename: 'wcc-output.js' },
  )
  return (file, data) => JSON.parse(render(file, JSON.stringify(data)))
}

/** Compile every .wxss with wcsc. Throws on any WXSS error (wxssToJs of miniprogram-compiler only *returns* it). */
export function checkWxss(root, files) {
  const dir = path.dirname(nodeRequire.resolve('miniprogram-compiler/package.json'))
  const bin = path.join(dir, 'bin/linux/wcsc')
  try {
    fs.chmodSync(bin, 0o755)
  } catch {
    /* read-only install */
  }
  const r = spawnSync(bin, ['-db', '-pc', String(files.length), ...files], { cwd: root, maxBuffer: 64 * 1024 * 1024 })
  if (r.status !== 0) throw new Error(`wcsc: ${r.error ?? r.stderr}`)
  return r.stdout.toString()
}

export function listFiles(root, ext) {
  return fs
    .readdirSync(root, { recursive: true })
    .map(String)
    .filter((f) => f.endsWith(ext))
    .sort()
}
