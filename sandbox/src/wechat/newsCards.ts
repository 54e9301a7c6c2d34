import type { Card } from './types'
import { childText, type XmlNode } from './xml'

type Article = { title?: unknown; description?: unknown; url?: unknown }
const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const card = (title: unknown, words: unknown, where: Pick<Card, 'url' | 'page'>): Card => ({
  title: textOf(title) ?? '',
  ...(textOf(words) && { words: String(words) }),
  ...where,
})
const urlOf = (url: unknown) => (textOf(url) ? { url: String(url) } : {})

/** The cards of a customer-service message: articles, or a page of the mini-program; none for all else. */
export function cardsOfMessage(type: string, content: Record<string, unknown>): Card[] {
  if (type === 'miniprogrampage') {
    const page = textOf(content.pagepath)
    return [card(content.title, undefined, page ? { page } : {})]
  }
  if (type !== 'news' || !Array.isArray(content.articles)) return []
  return (content.articles as Article[]).map(({ title, description, url }) => card(title, description, urlOf(url)))
}

/** The cards of a passive answer with articles. */
export const cardsOfReply = (root: XmlNode): Card[] =>
  (root.children.find(({ name }) => name === 'Articles')?.children ?? []).map((item) =>
    card(childText(item, 'Title'), childText(item, 'Description'), urlOf(childText(item, 'Url'))),
  )
