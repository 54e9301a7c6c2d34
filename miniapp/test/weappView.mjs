import { compileWxml } from './weappCompile.mjs'

/** What stands on a page, as WeChat's own template engine draws it, and taps on it; without a page named, the one on the screen. */
export function viewOf(root, onScreen) {
  const render = compileWxml(root)
  /** The tree WeChat's own template engine makes of the page's current data. */
  const tree = (page = onScreen()) => render(page.route, page.data)
  const find = (pred, page) => nodesOf(tree(page)).filter(pred)
  const byId = (id, page) => {
    const n = find((x) => x.attr?.id === id, page)[0]
    if (!n) throw new Error(`no #${id}`)
    return n
  }
  const text = (node = tree()) => (typeof node === 'string' ? node : (node.children ?? []).map((c) => text(c)).join(''))
  const fire = (node, type, detail = {}, page = onScreen()) => page[handlerOf(node, type)](eventOf(node, type, detail))
  return { tree, find, byId, text, fire }
}

/** A node and all below it, in the order they are read. */
const nodesOf = (node) =>
  node && typeof node === 'object' ? [...(node.tag ? [node] : []), ...(node.children ?? []).flatMap(nodesOf)] : []

/** An event reaches a node only if its WXML really binds it. */
function handlerOf(node, type) {
  const handler = node.attr?.[`bind${type}`] ?? node.attr?.[`bind:${type}`] ?? node.attr?.[`catch${type}`]
  if (!handler) throw new Error(`<${node.tag}> has no ${type} binding: ${Object.keys(node.attr ?? {}).join(' ')}`)
  return handler
}

function eventOf(node, type, detail) {
  const target = { id: node.attr.id, dataset: { sid: node.attr['data-sid'] }, offsetLeft: 0, offsetTop: 0 }
  return {
    type,
    timeStamp: Date.now(),
    target,
    currentTarget: target,
    detail,
    mark: {},
    touches: [],
    changedTouches: [],
  }
}
