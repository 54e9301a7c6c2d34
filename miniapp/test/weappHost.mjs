// A small host for a built Taro package, made for Jinlin’s mini-program tests after a recipe tried out for this project.
// A WeChat mini-program host good enough to run a *built* Taro package (dist/weapp) in Node, offline:
//  - logic layer (weappPackage, weappPages): the package's own code, with a stubbed `wx`;
//  - view layer (weappView): the package's own WXML is compiled by WeChat's wcc (miniprogram-compiler) and fed the page's data,
//    so what is asserted on is what the real template would render.

import fs from 'node:fs'
import path from 'node:path'
import { runPackage } from './weappPackage.mjs'
import { navigation, pageStack } from './weappPages.mjs'
import { viewOf } from './weappView.mjs'
import { stubWx } from './weappWx.mjs'

/** A phone with the package of `rootDir` on it. `wx` answers instead of the stub: an object, or made from `{ calls, ok, storage }`. */
export function createHost(rootDir, { wx: own = {} } = {}) {
  const root = path.resolve(rootDir)
  const appJson = JSON.parse(fs.readFileSync(path.join(root, 'app.json'), 'utf8'))
  const routes = routesOf(appJson)
  const calls = []
  const logs = []
  const stack = []
  const { wx, ok, storage } = stubWx(appJson, calls)
  const code = runPackage(root, { appJson, routes, wx, logs, stack })
  const { open, close } = pageStack({ stack, routes, code, wx })
  Object.assign(
    wx,
    navigation({ open, close }, stack, calls),
    typeof own === 'function' ? own({ calls, ok, storage }) : own,
  )
  const page = () => stack.at(-1)
  return {
    logs,
    page,
    settle,
    launch: (url) => launch(root, code, routes[0], () => open(url ?? routes[0])),
    ...viewOf(root, page),
  }
}

const routesOf = (appJson) => [
  ...appJson.pages,
  ...(appJson.subPackages ?? appJson.subpackages ?? []).flatMap((s) =>
    s.pages.map((p) => `${s.root.replace(/\/$/, '')}/${p}`),
  ),
]

function launch(root, { registered, loadAs }, first, openFirst) {
  loadAs('app')
  if (!registered.app) throw new Error('app.js never called App()')
  registered.app.onLaunch?.({ path: first, query: {}, scene: 1001 })
  registered.app.onShow?.({ path: first, query: {}, scene: 1001 })
  for (const f of ['comp', 'custom-wrapper']) if (fs.existsSync(path.join(root, `${f}.js`))) loadAs(f)
  return openFirst()
}

const settle = async (ms = 30) => {
  await new Promise((r) => setTimeout(r, ms))
}
