import type { Account } from '@jinlin/backend/accounts/AccountModel'
import type { AccountMenu, MenuAct } from '@jinlin/backend/accounts/menuShape'
import type { WechatMenu } from '@jinlin/backend/wechat/wechatClient'
import { menuWords } from '../words/menu'

/** `miniappId` '' = there is no mini-program; phones too old for it get `fallbackUrl`. */
export type MenuPlace = { miniappId: string; fallbackUrl: string }
type Button = AccountMenu[number]

/** The page of the mini-program whose tiles are the report. */
const homePage = 'pages/home/index'

const { report, services, locksmith, plumber, electrician, mine, cases, group, home } = menuWords
const act = (name: string, deed: MenuAct) => ({ name, act: deed })
const usual: AccountMenu = [
  act(report, 'report'),
  {
    name: services,
    below: [act(locksmith, 'call_locksmith'), act(plumber, 'call_plumber'), act(electrician, 'call_electrician')],
  },
  { name: mine, below: [act(cases, 'my_cases'), act(group, 'my_group'), act(home, 'bind_home')] },
]

/** An account's menu as WeChat takes it: its own, else the usual one. With a mini-program a report opens its tiles, without one its pages are left out. */
export const accountMenu = ({ menu = usual }: Pick<Account, 'menu'>, place: MenuPlace): WechatMenu => ({
  button: menu.flatMap((button) => {
    if (!button.below) return buttonOf(button, place)
    const sub_button = button.below.flatMap((one) => buttonOf(one, place))
    return sub_button.length > 0 ? [{ name: button.name, sub_button }] : []
  }),
})

function buttonOf({ name, act: deed, url, page }: Omit<Button, 'below'>, place: MenuPlace): Record<string, unknown>[] {
  if (url !== undefined) return [{ type: 'view', name, url }]
  const { miniappId, fallbackUrl } = place
  const opens = page ?? (deed === 'report' ? homePage : undefined)
  if (opens && miniappId) return [{ type: 'miniprogram', name, appid: miniappId, pagepath: opens, url: fallbackUrl }]
  if (deed === undefined) return []
  return [{ type: deed === 'scan_home' ? 'scancode_waitmsg' : 'click', name, key: deed }]
}
