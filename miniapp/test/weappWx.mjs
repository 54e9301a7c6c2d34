// What `wx` answers on a phone where everything works: a plain iPhone, each call written down, nothing sent anywhere.
import { createSelectorQuery } from './weappSelectorQuery.mjs'

const system = {
  platform: 'devtools',
  system: 'iOS 17.0',
  brand: 'devtools',
  model: 'iPhone',
  language: 'zh_CN',
  version: '8.0.50',
  SDKVersion: '3.5.0',
  windowWidth: 375,
  windowHeight: 812,
  screenWidth: 375,
  screenHeight: 812,
  pixelRatio: 2,
  statusBarHeight: 44,
  fontSizeSetting: 16,
  safeArea: { top: 44, bottom: 778, left: 0, right: 375, width: 375, height: 734 },
}

/** The stubbed platform without its navigation, which belongs to the host. `calls` gets every call with its options. */
export function stubWx(appJson, calls) {
  const ok = answersOk(calls)
  const storage = new Map()
  const wx = {
    ...aboutThePhone(ok),
    ...aboutTheApp(appJson),
    ...keeping(storage),
    ...onTheScreen(ok),
    createSelectorQuery,
    request: ok('request', { statusCode: 200, data: {}, header: {} }),
  }
  return { wx, ok, storage }
}

/** Makes calls that are written down and succeed, with what `extra` says. */
const answersOk =
  (calls) =>
  (name, extra) =>
  (opt = {}) => {
    calls.push([name, opt])
    const res = { errMsg: `${name}:ok`, ...(typeof extra === 'function' ? extra(opt) : extra) }
    opt.success?.(res)
    opt.complete?.(res)
  }

const aboutThePhone = (ok) => ({
  getSystemInfoSync: () => ({ ...system }),
  getWindowInfo: () => ({ ...system }),
  getDeviceInfo: () => ({ ...system }),
  getAppBaseInfo: () => ({ ...system }),
  getSystemSetting: () => ({ locationEnabled: true }),
  getAppAuthorizeSetting: () => ({}),
  getSystemInfo: ok('getSystemInfo', system),
  canIUse: () => true,
  nextTick: (f) => setTimeout(f, 0),
  getMenuButtonBoundingClientRect: () => ({ top: 48, bottom: 80, left: 281, right: 368, width: 87, height: 32 }),
})

const aboutTheApp = (appJson) => ({
  getLaunchOptionsSync: () => ({ path: appJson.pages[0], query: {}, scene: 1001 }),
  getEnterOptionsSync: () => ({ path: appJson.pages[0], query: {}, scene: 1001 }),
  getAccountInfoSync: () => ({ miniProgram: { envVersion: 'develop' } }),
  onAppShow() {},
  offAppShow() {},
  onAppHide() {},
  onUnhandledRejection() {},
  onError() {},
})

const keeping = (storage) => ({
  getStorageSync: (k) => storage.get(k) ?? '',
  setStorageSync: (k, v) => void storage.set(k, v),
  removeStorageSync: (k) => void storage.delete(k),
})

const onTheScreen = (ok) => ({
  showToast: ok('showToast'),
  hideToast: ok('hideToast'),
  showLoading: ok('showLoading'),
  hideLoading: ok('hideLoading'),
  showModal: ok('showModal', { confirm: true, cancel: false }),
  setNavigationBarTitle: ok('setNavigationBarTitle'),
  stopPullDownRefresh: ok('stopPullDownRefresh'),
})
