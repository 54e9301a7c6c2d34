import Taro, { useDidShow, useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { loadCatalogue } from './services/catalogue'
import { connect } from './services/live'
import { loadMe } from './services/load'
import { locateQuietly } from './services/location'
import { watchNetwork } from './services/network'
import { kick } from './services/outbox'
import { ownHistory } from './services/ownHistory'
import { phone } from './services/phone'
import { roleNow, tabsOf } from './services/roles'
import { sizeFromWechat } from './services/size'
import './app.css'

if (process.env.TARO_ENV === 'h5') ownHistory()

/** Opens where the person's role works: a leader at the tasks, a resident at the tiles. */
async function openAtHome() {
  await loadMe().catch(() => undefined)
  const { me, role } = phone()
  const first = tabsOf(roleNow(me, role))[0]?.path
  const here = Taro.getCurrentInstance().router?.path ?? ''
  if (first && first !== '/pages/home/index' && here.includes('pages/home/index')) await Taro.switchTab({ url: first })
}

const OTHERS_AFTER_MS = 1500

/** On the web a page is fetched when it first opens. The case page comes with the first one, because the first tap needs it; the others a little later, because the network may be gone when they are wanted. */
function fetchPages() {
  if (process.env.TARO_ENV !== 'h5') return
  const others = () =>
    Promise.allSettled([
      import('./pages/callOut/index'),
      import('./pages/place/index'),
      import('./pages/cases/index'),
      import('./pages/news/index'),
      import('./pages/join/index'),
      import('./pages/bind/index'),
      import('./pages/group/index'),
      import('./pages/me/index'),
      import('./pages/tasks/index'),
      import('./pages/why/index'),
      import('./pages/watch/index'),
    ])
  void import('./pages/case/index').catch(() => undefined)
  setTimeout(() => void others(), OTHERS_AFTER_MS)
}

function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchNetwork()
    sizeFromWechat()
    void locateQuietly()
    void loadCatalogue().catch(() => undefined)
    void openAtHome()
    fetchPages()
  })
  useDidShow(() => {
    kick()
    connect()
  })
  return children
}

export default App
