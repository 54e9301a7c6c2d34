const cdata = '<![CDATA['
const mostElements = 256
const mostDepth = 8
const tag = /^<(\/?)([A-Za-z_][\w.-]{0,63})(\/?)>/

/**
 * Whether a document is built like a message of WeChat: elements without attributes, text and CDATA, a declaration at most at its very start.
 * Doctypes, entities, comments, other instructions and more than 256 elements or 8 levels are not. What stands inside CDATA is a person's text and is not looked at.
 */
export function isPlainStructure(body: string): boolean {
  let at = body.startsWith('<?xml') ? body.indexOf('?>') + 2 : 0
  if (at === 1) return false
  const open: string[] = []
  let elements = 0
  for (at = body.indexOf('<', at); at >= 0; at = body.indexOf('<', at)) {
    if (body.startsWith(cdata, at)) {
      const end = body.indexOf(']]>', at)
      if (end < 0) return false
      at = end + 3
      continue
    }
    const found = tag.exec(body.slice(at, at + 70))
    if (!found) return false
    const [whole, closing, name = '', empty] = found
    if (closing && open.pop() !== name) return false
    if (!closing) elements += 1
    if (!closing && !empty) open.push(name)
    if (open.length > mostDepth || elements > mostElements) return false
    at += whole.length
  }
  return open.length === 0
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 cannot hold
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** A text without what XML cannot hold: control characters are left out, halves of characters become U+FFFD. */
export const xmlText = (text: string): string => Buffer.from(text).toString().replace(impossible, '')
