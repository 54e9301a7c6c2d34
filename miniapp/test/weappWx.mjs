// What `wx` answers on a phone where everything works: a plain iPhone, each call written down, nothing sent anywhere.
/** The stubbed platform without its navigation, which belongs to the host. `calls` gets every call with its options. */
export function stubWx(appJson, calls) {
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
  const ok =
    (name, extra) =>
    (opt = {}) => {
      calls.push([name, opt])
      const res = { errMsg: `${name}:ok`, ...(typeof extra === 'function' ? extra(opt) : extra) }
      opt.success?.(res)
      opt.complete?.(res)
    }
  const storage = new Map()
  const wx = {
    getSystemInfoSync: () => ({ ...system }),
    getWindowInfo: () => ({ ...system }),
    getDeviceInfo: () => ({ ...system }),
    getAppBaseInfo: () => ({ ...system }),
    getSystemSetting: () => ({ locationEnabled: true }),
    getAppAuthorizeSetting: () => ({}),
    getSystemInfo: ok('getSystemInfo', system),
    getLaunchOptionsSync: () => ({ path: appJson.pages[0], query: {}, scene: 1001 }),
    getEnterOptionsSync: () => ({ path: appJson.pages[0], query: {}, scene: 1001 }),
    canIUse: () => true,
    nextTick: (f) => setTimeout(f, 0),
    getMenuButtonBoundingClientRect: () => ({ top: 48, bottom: 80, left: 281, right: 368, width: 87, height: 32 }),
    getStorageSync: (k) => storage.get(k) ?? '',
    setStorageSync: (k, v) => void storage.set(k, v),
    removeStorageSync: (k) => void storage.delete(k),
    getAccountInfoSync: () => ({ miniProgram: { envVersion: 'develop' } }),
    onAppShow() {},
    offAppShow() {},
    onAppHide() {},
    onUnhandledRejection() {},
    onError() {},
    createSelectorQuery: () => {
      // one answer per request, in order: an array for selectAll, else a rectangle
      const rect = () => ({
        id: '',
        dataset: {},
        left: 0,
        top: 0,
        right: 100,
        bottom: 40,
        width: 100,
        height: 40,
        scrollLeft: 0,
        scrollTop: 0,
      })
      const out = []
      let all = false
      const ask = (cb) => {
        const r = all ? [rect()] : rect()
        out.push(r)
        if (typeof cb === 'function') setTimeout(() => cb(r), 0)
        return q
      }
      const q = {
        in: () => q,
        select: () => {
          all = false
          return q
        },
        selectAll: () => {
          all = true
          return q
        },
        selectViewport: () => {
          all = false
          return q
        },
        boundingClientRect: ask,
        scrollOffset: ask,
        fields: (_f, cb) => ask(cb),
        context: ask,
        node: ask,
        exec: (f) => {
          setTimeout(() => f?.(out), 0)
        },
      }
      return q
    },
    showToast: ok('showToast'),
    hideToast: ok('hideToast'),
    showLoading: ok('showLoading'),
    hideLoading: ok('hideLoading'),
    showModal: ok('showModal', { confirm: true, cancel: false }),
    request: ok('request', { statusCode: 200, data: {}, header: {} }),
    setNavigationBarTitle: ok('setNavigationBarTitle'),
    stopPullDownRefresh: ok('stopPullDownRefresh'),
  }
  return { wx, ok, storage }
}
