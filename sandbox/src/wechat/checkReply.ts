import { cardsOfReply } from './newsCards'
import { sign, unseal } from './seal'
import type { ChatMessage, FakeAccount } from './types'
import { childText, parseXml, type XmlNode } from './xml'

/** What the person will see: nothing, or one answer. `problem` = WeChat would show 该公众号暂时无法提供服务. */
export type CheckedReply = { silent: true } | Pick<ChatMessage, 'type' | 'text' | 'cards'> | { problem: string }

const textOf: Record<string, (root: XmlNode) => string | undefined> = {
  text: (root) => childText(root, 'Content'),
  image: (root) => inner(root, 'Image', 'MediaId'),
  voice: (root) => inner(root, 'Voice', 'MediaId'),
  video: (root) => inner(root, 'Video', 'MediaId'),
  music: (root) => inner(root, 'Music', 'ThumbMediaId'),
  news: (root) =>
    root.children
      .find((child) => child.name === 'Articles')
      ?.children.map((item) => childText(item, 'Title'))
      .join('\n'),
  transfer_customer_service: () => '',
}
const inner = (root: XmlNode, group: string, name: string) => {
  const found = root.children.find((child) => child.name === group)
  return found && childText(found, name)
}

/** Judges a passive reply as strictly as WeChat does, and a bit more: swapped users, seconds, a known type, the seal and its appid. */
export function checkReply(body: string, openid: string, account: FakeAccount, nowMs: number): CheckedReply {
  if (body === '' || body === 'success') return { silent: true }
  try {
    const root = openReply(parseXml(body), account)
    if (root.name !== 'xml') return { problem: 'the root is not <xml>' }
    if (childText(root, 'ToUserName') !== openid) return { problem: 'ToUserName is not the person' }
    if (childText(root, 'FromUserName') !== account.originalId) return { problem: 'FromUserName is not the account' }
    const seconds = Number(childText(root, 'CreateTime'))
    if (!Number.isInteger(seconds) || Math.abs(seconds - nowMs / 1000) > 600)
      return { problem: 'CreateTime is not in seconds' }
    const type = childText(root, 'MsgType') ?? ''
    const text = textOf[type]?.(root)
    if (text === undefined) return { problem: `MsgType ${type} is unknown or empty` }
    if (type === 'text' && (text === '' || Buffer.byteLength(text) > 2048))
      return { problem: 'Content is empty or over 2048 bytes' }
    const cards = cardsOfReply(root)
    return { type, text, ...(cards.length > 0 && { cards }) }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'unreadable' }
  }
}

function openReply(root: XmlNode, account: FakeAccount): XmlNode {
  const field = (name: string) => childText(root, name) ?? ''
  const sealed = field('Encrypt')
  if (!sealed && account.mode === 'safe') throw new Error('an open answer in safe mode')
  if (!sealed) return root
  if (account.mode === 'plain') throw new Error('a sealed answer in plain mode')
  const expected = sign(account.token, field('TimeStamp'), field('Nonce'), sealed)
  if (field('MsgSignature') !== expected) throw new Error('MsgSignature is wrong')
  const { text, appId } = unseal(sealed, account.encodingAesKey)
  if (appId !== account.appId) throw new Error('the sealed appid is another one')
  return parseXml(text)
}
