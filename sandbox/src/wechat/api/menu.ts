import { errcode } from '../errors'
import type { Handler } from '../http'

type Button = { type?: unknown; name?: unknown; key?: unknown; url?: unknown; sub_button?: unknown }

/** `POST /cgi-bin/menu/create`, with WeChat's limits: three buttons, five below each. */
export const menuCreate: Handler = ({ world, json, appId }) => {
  const body = json()
  const buttons = body.button
  if (!Array.isArray(buttons) || buttons.length < 1 || buttons.length > 3) return errcode(40016)
  for (const button of buttons as Button[]) {
    const below = button.sub_button
    if (Array.isArray(below) && (below.length < 1 || below.length > 5)) return errcode(40023)
    const wrong =
      (Array.isArray(below) ? (below as Button[]) : [button]).map(judge).find(Boolean) ?? judgeName(button, 16)
    if (wrong) return errcode(wrong)
  }
  world.menus.set(appId ?? '', { button: buttons })
  return errcode(0)
}

function judgeName({ name }: Button, bytes: number) {
  return typeof name !== 'string' || name === '' || Buffer.byteLength(name) > bytes ? 40018 : 0
}

function judge(button: Button): number {
  if (button.type === 'view') return typeof button.url === 'string' ? judgeName(button, 60) : 40054
  if (button.type === 'miniprogram') return judgeName(button, 60)
  if (typeof button.type !== 'string') return 40017
  if (typeof button.key !== 'string' || button.key === '' || Buffer.byteLength(button.key) > 128) return 40019
  return judgeName(button, 60)
}

/** `GET /cgi-bin/menu/get`. */
export const menuGet: Handler = ({ world, appId }) => {
  const menu = world.menus.get(appId ?? '')
  return menu ? { menu } : errcode(46003)
}

/** `GET /cgi-bin/menu/delete`. */
export const menuDelete: Handler = ({ world, appId }) => {
  world.menus.delete(appId ?? '')
  return errcode(0)
}

/** `GET /cgi-bin/get_current_selfmenu_info`: sub-buttons stand under `list` here. */
export const currentMenu: Handler = ({ world, appId }) => {
  const button = (world.menus.get(appId ?? '') as { button?: Button[] } | undefined)?.button
  const shown = button?.map(({ sub_button, ...one }) => ({
    ...one,
    ...(sub_button ? { sub_button: { list: sub_button } } : {}),
  }))
  return { is_menu_open: button ? 1 : 0, selfmenu_info: { button: shown ?? [] } }
}
