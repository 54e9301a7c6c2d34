import Taro from '@tarojs/taro'
import { inSandbox, sandboxKey } from './sandbox'

/** Whether WeChat can be asked for the own number on this phone: its button is the mini-program's own, and the sandbox's. */
export const canAskPhone = (): boolean => process.env.TARO_ENV === 'weapp' || inSandbox

/** A code of the phone button as the sandbox's WeChat gives it to the phone on the desk; undefined where there is no such button. */
export async function phoneCodeHere(): Promise<string | undefined> {
  if (!inSandbox) return undefined
  const me = await Taro.request({ url: `/__sandbox/as/${sandboxKey()}` })
  const given = await Taro.request({ url: `/__fake/phone_code?openid=${me.data.data.openid}` })
  return given.data.code
}
