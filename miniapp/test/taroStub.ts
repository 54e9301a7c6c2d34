// Stands in for @tarojs/taro in component tests: the hooks of a page's life and the few calls the services make.
import { useEffect } from 'react'
import { vi } from 'vitest'

let params: Record<string, string> = {}
const hiding = new Set<() => void>()
const bottoms = new Set<() => void>()

/** The query of the page drawn next. */
export const setRouterParams = (next: Record<string, string>) => {
  params = next
}
/** What the phone keeps outlives the app, as in a real one. */
export const kept = globalThis.localStorage
/** Another page comes before the one that is drawn. */
export const hidePage = () => {
  for (const run of hiding) run()
}
/** The end of the page that is drawn comes to the screen. */
export const reachBottom = () => {
  for (const run of bottoms) run()
}
export const resetTaro = () => {
  params = {}
}
export const useRouter = () => ({ path: '', params })
// biome-ignore lint/correctness/useExhaustiveDependencies: a page is shown once in a test
export const useDidShow = (run: () => void) => useEffect(() => run(), [])
export const useDidHide = (run: () => void) =>
  useEffect(() => {
    hiding.add(run)
    return () => void hiding.delete(run)
  }, [run])
export const useLaunch = (run: () => void) => run()
export const usePullDownRefresh = () => undefined
export const useReachBottom = (run: () => void) =>
  useEffect(() => {
    bottoms.add(run)
    return () => void bottoms.delete(run)
  }, [run])
export const useShareAppMessage = () => undefined
export const eventCenter = { on() {}, off() {}, once() {}, trigger() {} }
export const Current = { app: null, router: null, page: null }
export const nextTick = (run: () => void) => setTimeout(run, 0)
export const getEnv = () => 'WEB'

const done = async () => ({ errMsg: 'ok' })
const Taro = {
  eventCenter,
  Current,
  nextTick,
  getEnv,
  getCurrentPages: () => [{}],
  getCurrentInstance: () => ({ router: { path: '/pages/home/index' } }),
  navigateTo: vi.fn(done),
  redirectTo: vi.fn(done),
  navigateBack: vi.fn(done),
  switchTab: vi.fn(done),
  showToast: vi.fn(done),
  stopPullDownRefresh: vi.fn(),
  makePhoneCall: vi.fn(done),
  previewImage: vi.fn(),
  vibrateShort: vi.fn(),
  login: vi.fn(async () => ({ code: 'js-code' })),
  request: vi.fn(),
  uploadFile: vi.fn(),
  scanCode: vi.fn(),
  chooseImage: vi.fn(async () => ({ tempFilePaths: ['blob:photo'] })),
  getLocation: vi.fn(async (): Promise<{ longitude: number; latitude: number }> => {
    throw new Error('refused')
  }),
  connectSocket: vi.fn(async (): Promise<never> => {
    throw new Error('no line')
  }),
  getStorageSync: (name: string) => kept.getItem(name) ?? '',
  setStorageSync: (name: string, value: string) => kept.setItem(name, value),
  removeStorageSync: (name: string) => kept.removeItem(name),
}
// biome-ignore lint/style/noDefaultExport: Taro itself is a default export
export default Taro
