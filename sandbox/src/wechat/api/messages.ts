import { chatKinds } from '../../words/wechat'
import { accountOfApp } from '../appOf'
import { errcode } from '../errors'
import { type Handler, textIn } from '../http'
import { cardsOfMessage } from '../newsCards'
import { personOf } from '../personOf'
import { cardText } from '../templateCard'
import { useWindow } from '../windows'
import { show } from '../world'

/** `POST /cgi-bin/message/custom/send`: shown in the chat while the person's window is open. */
export const customSend: Handler = ({ world, json, appId }) => {
  const body = json()
  const touser = textIn(body, 'touser')
  const account = accountOfApp(world, appId)
  if (!account) return errcode(48001)
  if (account && personOf(world, touser)?.accountOpenids[account.key] !== touser) return errcode(40003)
  if (!world.followers.has(touser)) return errcode(43004)
  const type = textIn(body, 'msgtype')
  const content = body[type] as Record<string, unknown> | undefined
  if (!content || typeof content !== 'object') return errcode(47001)
  const refused = useWindow(world, touser)
  if (refused) return errcode(refused)
  const cards = cardsOfMessage(type, content)
  const said = typeof content.content === 'string' ? content.content : (chatKinds[type] ?? `［${type}］`)
  const text = cards.map(cardText).filter(Boolean).join('\n') || said
  const line = {
    accountKey: account.key,
    openid: touser,
    from: 'account',
    via: 'custom',
    type,
    text,
    data: content,
  } as const
  show(world, { ...line, ...(cards.length > 0 && { cards }) })
  return errcode(0)
}
