import type { WechatMenu } from '@jinlin/backend/wechat/wechatClient'
import { menuWords } from '../words/menu'

/** What a tap on the menu calls, by its key: the trade's category. */
export const calls: Readonly<Record<string, string>> = {
  call_locksmith: 'H0101',
  call_plumber: 'H0102',
  call_electrician: 'H0103',
}

/** The page of the mini-program whose tiles are the report. */
const homePage = 'pages/home/index'
const click = (name: string, key: string) => ({ type: 'click', name, key })

/** The account's menu. With a mini-program 一键上报 opens its tiles; phones too old for it get `fallbackUrl`. */
export const accountMenu = (miniappId: string, fallbackUrl: string): WechatMenu => {
  const { report, services, locksmith, plumber, electrician, mine, cases, home } = menuWords
  const page = { type: 'miniprogram', name: report, appid: miniappId, pagepath: homePage, url: fallbackUrl }
  return {
    button: [
      miniappId ? page : click(report, 'report'),
      {
        name: services,
        sub_button: [
          click(locksmith, 'call_locksmith'),
          click(plumber, 'call_plumber'),
          click(electrician, 'call_electrician'),
        ],
      },
      { name: mine, sub_button: [click(cases, 'my_cases'), click(home, 'bind_home')] },
    ],
  }
}
