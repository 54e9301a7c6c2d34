import type { WechatMenu } from '@jinlin/backend/wechat/wechatClient'

type Button = Record<string, unknown>

/** A menu as lines a person can compare: one a button, those below another one behind its name. */
function linesOf(menu: WechatMenu | undefined): string[] {
  return (menu?.button ?? []).flatMap((button: Button) => {
    const below = Array.isArray(button.sub_button) ? (button.sub_button as Button[]) : []
    return below.length > 0 ? below.map((one) => `${String(button.name)} › ${lineOf(one)}`) : [lineOf(button)]
  })
}

/** Fields that WeChat adds on its own are left out. */
const lineOf = ({ name, type, key, url, appid, pagepath }: Button) =>
  [String(name), [type, key, appid, pagepath, type === 'view' ? url : undefined].filter(Boolean).join(' ')].join('：')

/** What pushing `wanted` would change: `- ` goes, `+ ` comes, in the order of the menus; empty = they are the same. */
export function menuDifference(current: WechatMenu | undefined, wanted: WechatMenu): string[] {
  const [before, after] = [linesOf(current), linesOf(wanted)]
  if (before.join('\n') === after.join('\n')) return []
  const gone = before.filter((line) => !after.includes(line)).map((line) => `- ${line}`)
  const come = after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`)
  return gone.length + come.length > 0
    ? [...gone, ...come]
    : [...before.map((line) => `- ${line}`), ...after.map((line) => `+ ${line}`)]
}
