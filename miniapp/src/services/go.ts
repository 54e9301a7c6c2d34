import Taro from '@tarojs/taro'

export type CaseLink = { id?: string; key?: string; fresh?: boolean; more?: string }

/** Opens a case by its id, or by the key of a tap the server may not know yet. `more` = what the page offers at once: write, photo. */
export const openCase = ({ id, key, fresh, more }: CaseLink): void => {
  const query = [id && `id=${id}`, key && `key=${key}`, fresh && 'fresh=1', more && `more=${more}`]
  void Taro.navigateTo({ url: `/pages/case/index?${query.filter(Boolean).join('&')}` })
}

/** A short word on what just happened; goes by itself. */
export const say = (title: string): void => {
  void Taro.showToast({ title, icon: 'none', duration: 1500 })
}

/** A short buzz, where the phone has one. */
export const buzz = (): void => {
  if (process.env.TARO_ENV === 'weapp') void Taro.vibrateShort({ type: 'light' })
}

/** Dials; the platform asks once more by itself. */
export const dial = (phoneNumber: string): void => {
  void Promise.resolve(Taro.makePhoneCall({ phoneNumber })).catch(() => undefined)
}
