// A small host for a built Taro package, made for Jinlin’s mini-program tests after a recipe tried out for this project.
// A WeChat mini-program host good enough to run a *built* Taro package (dist/weapp) in Node, offline:
//  - logic layer: every package file runs in a bare vm context (no window/document/process/Buffer) with stubbed
//    wx / App / Page / Component / getApp / getCurrentPages, and a `require` that only reaches package files;
//  - view layer: the package's own WXML is compiled by WeChat's wcc (miniprogram-compiler) and fed the page's data,
//    so what is asserted on is what the real template would render.

import fs from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { compileWxml } from './weappCompile.mjs'
import { stubWx } from './weappWx.mjs'

/** Set a value the way wx.setData reads its keys: `root.cn[0].p1`, `root.cn.[0].v`. */
export function setByPath(target, key, value) {
  const parts = [...key.matchAll(/[^.[\]]+/g)].map((m) => m[0])
  let o = target
  parts.forEach((part, i) => {
    if (i === parts.length - 1) {
      o[part] = value
      return
    }
    if (o[part] === null || typeof o[part] !== 'object') o[part] = /^\d+$/.test(parts[i + 1]) ? [] : {}
    o = o[part]
  })
}

export function createHost(rootDir, { wx: wxOverrides = {} } = {}) {
  const root = path.resolve(rootDir)
  const appJson = JSON.parse(fs.readFileSync(path.join(root, 'app.json'), 'utf8'))
  const routes = [
    ...appJson.pages,
    ...(appJson.subPackages ?? appJson.subpackages ?? []).flatMap((s) =>
      s.pages.map((p) => `${s.root.replace(/\/$/, '')}/${p}`),
    ),
  ]
  const calls = []
  const logs = []
  const stack = []
  const setDataLog = []
  let appConfig = null
  let loading = null
  const pages = new Map()
  const components = new Map()

  const { wx: stubbed, ok, storage } = stubWx(appJson, calls)
  const wxBase = {
    ...stubbed,
    navigateTo: (o) => {
      calls.push(['navigateTo', o])
      open(o.url)
      o.success?.({ errMsg: 'navigateTo:ok' })
      o.complete?.({})
    },
    redirectTo: (o) => {
      calls.push(['redirectTo', o])
      close()
      open(o.url)
      o.success?.({ errMsg: 'redirectTo:ok' })
      o.complete?.({})
    },
    navigateBack: (o = {}) => {
      calls.push(['navigateBack', o])
      for (let i = 0; i < (o.delta ?? 1) && stack.length > 1; i++) close()
      stack.at(-1)?.onShow?.()
      o.success?.({ errMsg: 'navigateBack:ok' })
      o.complete?.({})
    },
  }
  const wx = Object.assign(
    wxBase,
    typeof wxOverrides === 'function' ? wxOverrides({ calls, ok, storage }) : wxOverrides,
  )

  const sandbox = {
    wx,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    console: Object.fromEntries(
      ['log', 'info', 'warn', 'error', 'debug'].map((k) => [k, (...a) => logs.push([k, ...a])]),
    ),
    App: (c) => {
      appConfig = c
      Object.assign(appConfig, { $stub: true })
    },
    Page: (c) => pages.set(loading, c),
    Component: (c) => {
      ;(routes.includes(loading) ? pages : components).set(loading, c)
    },
    Behavior: (c) => c,
    getApp: () => appConfig,
    getCurrentPages: () => stack.slice(),
    requirePlugin: () => ({}),
    __wxConfig: appJson,
  }
  sandbox.global = sandbox // WeChat's logic layer does have `global`
  const context = vm.createContext(sandbox, { codeGeneration: { strings: false, wasm: false } }) // WeChat forbids eval / new Function too
  const cache = new Map()
  const load = (file) => {
    if (cache.has(file)) return cache.get(file).exports
    const module = { exports: {} }
    cache.set(file, module)
    const code = fs.readFileSync(path.join(root, file), 'utf8')
    const fn = vm.runInContext(
      `(function (require, module, exports, window, document, frames, self, location, navigator, localStorage, history, screen, alert, confirm, prompt, XMLHttpRequest, WebSocket) {${code}\n})`,
      context,
      { filename: path.join(root, file) },
    )
    fn(
      (id) => {
        const to = path.posix.normalize(path.posix.join(path.posix.dirname(file), id)).replace(/(\.js)?$/, '.js')
        if (to.startsWith('..') || !fs.existsSync(path.join(root, to)))
          throw new Error(`${file} requires ${id}, which is not in the package`)
        return load(to)
      },
      module,
      module.exports,
    )
    return module.exports
  }
  const loadAs = (route) => {
    loading = route
    load(`${route}.js`)
    loading = null
  }

  function makePage(route, query) {
    if (!pages.has(route)) {
      if (!routes.includes(route)) throw new Error(`no such page ${route}`)
      loadAs(route)
    }
    const config = pages.get(route)
    if (!config) throw new Error(`${route}.js never called Page()`)
    const page = Object.assign(Object.create(null), config, {
      route,
      __route__: route,
      options: query,
      is: route,
      data: structuredClone(config.data ?? {}),
      setData(patch, cb) {
        // the data crosses to the view layer as JSON: what cannot cross must fail here as it does on a phone
        const wire = JSON.stringify(patch)
        setDataLog.push({ route, bytes: wire.length, keys: Object.keys(patch) })
        for (const [k, v] of Object.entries(JSON.parse(wire))) setByPath(page.data, k, v)
        if (cb) setTimeout(() => cb.call(page), 0)
      },
      selectComponent: () => null,
      selectAllComponents: () => [],
      createSelectorQuery: wx.createSelectorQuery,
      getOpenerEventChannel: () => ({ on() {}, emit() {} }),
    })
    return page
  }
  function open(url) {
    const [p, qs = ''] = url.replace(/^\//, '').split('?')
    const query = Object.fromEntries(new URLSearchParams(qs))
    stack.at(-1)?.onHide?.()
    const page = makePage(p, query)
    stack.push(page)
    page.onLoad?.(query)
    page.onShow?.()
    page.onReady?.()
    return page
  }
  function close() {
    stack.pop()?.onUnload?.()
  }

  const render = compileWxml(root)
  const api = {
    appJson,
    routes,
    calls,
    logs,
    setDataLog,
    wx,
    stack,
    launch(url) {
      loadAs('app')
      if (!appConfig) throw new Error('app.js never called App()')
      appConfig.onLaunch?.({ path: routes[0], query: {}, scene: 1001 })
      appConfig.onShow?.({ path: routes[0], query: {}, scene: 1001 })
      for (const f of ['comp', 'custom-wrapper']) if (fs.existsSync(path.join(root, `${f}.js`))) loadAs(f)
      return open(url ?? routes[0])
    },
    open,
    page: () => stack.at(-1),
    /** The tree WeChat's own template engine makes of the page's current data. */
    tree(page = stack.at(-1)) {
      return render(page.route, page.data)
    },
    async settle(ms = 30) {
      await new Promise((r) => setTimeout(r, ms))
    },
    find(pred, page) {
      const out = []
      const walk = (n) => {
        if (n && typeof n === 'object') {
          if (n.tag && pred(n)) out.push(n)
          ;(n.children ?? []).forEach(walk)
        }
      }
      walk(api.tree(page))
      return out
    },
    byId(id, page) {
      const n = api.find((x) => x.attr?.id === id, page)[0]
      if (!n) throw new Error(`no #${id}`)
      return n
    },
    text(node = api.tree()) {
      if (typeof node === 'string') return node
      return (node.children ?? []).map((c) => api.text(c)).join('')
    },
    /** Fire an event at a rendered node, only if its WXML really binds that event. */
    fire(node, type, detail = {}, page = stack.at(-1)) {
      const handler = node.attr?.[`bind${type}`] ?? node.attr?.[`bind:${type}`] ?? node.attr?.[`catch${type}`]
      if (!handler) throw new Error(`<${node.tag}> has no ${type} binding: ${Object.keys(node.attr ?? {}).join(' ')}`)
      const target = { id: node.attr.id, dataset: { sid: node.attr['data-sid'] }, offsetLeft: 0, offsetTop: 0 }
      return page[handler]({
        type,
        timeStamp: Date.now(),
        target,
        currentTarget: target,
        detail,
        mark: {},
        touches: [],
        changedTouches: [],
      })
    },
  }
  return api
}
