import Taro from '@tarojs/taro'
import { connect } from './live'
import { kick } from './outbox'
import { change } from './phone'

function told(online: boolean) {
  change({ online })
  if (!online) return
  kick()
  connect()
}

/** Follows the phone's network: back on, everything that waits is sent at once. */
export function watchNetwork(): void {
  if (process.env.TARO_ENV === 'h5') {
    window.addEventListener('online', () => told(true))
    window.addEventListener('offline', () => told(false))
    change({ online: navigator.onLine })
    return
  }
  Taro.onNetworkStatusChange(({ isConnected }) => told(isConnected))
  void Taro.getNetworkType().then(({ networkType }) => change({ online: networkType !== 'none' }))
}
