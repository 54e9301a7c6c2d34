import type { PresentedPerson } from '@jinlin/domain/cases/presentedCase'
import Taro from '@tarojs/taro'
import { common } from '../words/common'
import { me as words } from '../words/me'
import { Refused } from './api'
import { say } from './go'
import { newKey } from './newKey'
import { change } from './phone'
import { call } from './session'

/** Only WeChat has the scanner. */
export const canScan = (): boolean => process.env.TARO_ENV === 'weapp'

/** Binds the door whose code is scanned; undefined when the person turned back or the server said no, which is said. */
export async function scanHome(): Promise<PresentedPerson['dwelling']> {
  const qr = await Taro.scanCode({ scanType: ['qrCode'] }).then(
    ({ result }) => result,
    () => undefined,
  )
  if (!qr) return undefined
  try {
    const body = { qr }
    const me = await call<PresentedPerson>({ method: 'POST', path: '/api/me/dwelling', body, key: newKey(Date.now()) })
    change({ me })
    say(words.homeBound)
    return me.dwelling
  } catch (error) {
    say(error instanceof Refused ? error.message : common.noAnswer)
    return undefined
  }
}
