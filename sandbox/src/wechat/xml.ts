/** An element of a message: text, or named children (repeated names are kept in order). */
export type XmlNode = { name: string; text: string; children: XmlNode[] }

const tag = /^<(\/?)([A-Za-z][A-Za-z0-9_]*)(\/?)>/
const cdata = '<![CDATA['

/** Reads a small document strictly: one root, matching tags, CDATA, no attributes, nothing else. Throws with the reason. */
export function parseXml(source: string): XmlNode {
  const top: XmlNode = { name: '', text: '', children: [] }
  const open = [top]
  let rest = source.trim()
  while (rest) {
    const inside = open.at(-1) ?? top
    if (rest.startsWith(cdata)) {
      const end = rest.indexOf(']]>')
      if (end < 0) throw new Error('CDATA is not closed')
      inside.text += rest.slice(cdata.length, end)
      rest = rest.slice(end + 3)
    } else if (rest.startsWith('<')) {
      rest = readTag(rest, open)
    } else {
      const end = rest.indexOf('<')
      const text = end < 0 ? rest : rest.slice(0, end)
      if (/&(?!(lt|gt|amp|quot|apos|#\d+|#x[0-9a-fA-F]+);)/.test(text)) throw new Error('a bare & stands in the text')
      inside.text += text
      rest = end < 0 ? '' : rest.slice(end)
    }
  }
  const root = top.children[0]
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name}> is not closed`)
  if (!root || top.children.length > 1 || top.text.trim()) throw new Error('not exactly one root element')
  return root
}

function readTag(rest: string, open: XmlNode[]): string {
  const found = tag.exec(rest)
  if (!found) throw new Error(`unreadable at ${rest.slice(0, 20)}`)
  const [whole, closing, name = '', empty] = found
  if (closing) {
    if (open.length < 2 || open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`)
  } else {
    const node: XmlNode = { name, text: '', children: [] }
    open.at(-1)?.children.push(node)
    if (!empty) open.push(node)
  }
  return rest.slice(whole.length)
}

/** The text of the only child of that name, trimmed; undefined when it is missing. Throws when it stands twice. */
export function childText(node: XmlNode, name: string): string | undefined {
  const found = node.children.filter((child) => child.name === name)
  if (found.length > 1) throw new Error(`<${name}> stands twice`)
  return found[0]?.text.trim()
}

/** A value as CDATA; a closing mark inside is split over two. */
export const wrapped = (value: string) => `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

/** What an element holds: text (as CDATA), a number (as it is), elements of its own, or the same element several times. */
export type Value = string | number | undefined | Bare | Fields | (string | Fields)[]
export type Fields = { [name: string]: Value }

/** Digits too long for a number, written as they are. */
export class Bare {
  constructor(readonly digits: string) {}
}
export const bare = (digits: string) => new Bare(digits)

/** Elements as WeChat writes them: text in CDATA, numbers bare, what is missing left out. */
export const writeXml = (fields: Fields): string =>
  Object.entries(fields)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => element(name, one)))
    .join('')

function element(name: string, value: Exclude<Value, unknown[]>): string {
  if (value === undefined) return ''
  return `<${name}>${inner(value)}</${name}>`
}

function inner(value: string | number | Bare | Fields): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return wrapped(value)
  return value instanceof Bare ? value.digits : writeXml(value)
}
