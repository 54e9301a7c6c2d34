/** The pages that are open, the last one on the screen. `open` and `close` call what WeChat calls, in its order. */
export function pageStack({ stack, routes, code, wx }) {
  const open = (url) => {
    const [route, qs = ''] = url.replace(/^\//, '').split('?')
    const query = Object.fromEntries(new URLSearchParams(qs))
    stack.at(-1)?.onHide?.()
    const page = makePage(route, query, configOf(route, routes, code), wx)
    stack.push(page)
    page.onLoad?.(query)
    page.onShow?.()
    page.onReady?.()
    return page
  }
  const close = () => {
    stack.pop()?.onUnload?.()
  }
  return { open, close }
}

/** What `wx` does to the open pages; `calls` gets every call with its options. */
export function navigation({ open, close }, stack, calls) {
  const done = (name, o) => {
    o.success?.({ errMsg: `${name}:ok` })
    o.complete?.({})
  }
  return {
    navigateTo: (o) => {
      calls.push(['navigateTo', o])
      open(o.url)
      done('navigateTo', o)
    },
    redirectTo: (o) => {
      calls.push(['redirectTo', o])
      close()
      open(o.url)
      done('redirectTo', o)
    },
    navigateBack: (o = {}) => {
      calls.push(['navigateBack', o])
      for (let i = 0; i < (o.delta ?? 1) && stack.length > 1; i++) close()
      stack.at(-1)?.onShow?.()
      done('navigateBack', o)
    },
  }
}

function configOf(route, routes, { registered, loadAs }) {
  if (!registered.pages.has(route)) {
    if (!routes.includes(route)) throw new Error(`no such page ${route}`)
    loadAs(route)
  }
  const config = registered.pages.get(route)
  if (!config) throw new Error(`${route}.js never called Page()`)
  return config
}

function makePage(route, query, config, wx) {
  const page = Object.assign(Object.create(null), config, {
    route,
    __route__: route,
    options: query,
    is: route,
    data: structuredClone(config.data ?? {}),
    setData(patch, cb) {
      // the data crosses to the view layer as JSON: what cannot cross must fail here as it does on a phone
      const wire = JSON.stringify(patch)
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

/** Set a value the way wx.setData reads its keys: `root.cn[0].p1`, `root.cn.[0].v`. */
function setByPath(target, key, value) {
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
