import Taro from '@tarojs/taro'
import { change, phone, type Size } from './phone'
import { keep, readKept } from './storage'

/** The first opening follows the size of letters set in WeChat; afterwards the person's own choice stays. */
export function sizeFromWechat(): void {
  if (readKept<boolean>('sizeChosen') || process.env.TARO_ENV !== 'weapp') return
  // the field is newer than the types
  const { fontSizeScaleFactor = 1 } = Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number }
  keep('sizeChosen', true)
  if (fontSizeScaleFactor < 1.15 || phone().size !== 'standard') return
  change({ size: fontSizeScaleFactor >= 1.35 ? 'elder' : 'big', sizeFromWechat: true })
}

/** Changes the size of letters and targets on all pages. */
export function chooseSize(size: Size): void {
  keep('sizeChosen', true)
  change({ size, sizeFromWechat: undefined })
}
