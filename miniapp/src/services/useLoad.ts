import Taro, { useDidHide, useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { common } from '../words/common'
import { Refused, Unreachable } from './api'
import { comeAgain } from './comeAgain'
import { onRefresh, watch } from './live'
import { change } from './phone'

/** `ready` = fetched once since the page opened; `problem` is a sentence, cached content stays below it. */
export type Loading = { ready: boolean; problem?: string; refused?: Refused; reload: () => void }

/** Fetches what a page shows when it comes to the screen, is pulled, or the live line can't tell; watches meanwhile. */
export function useLoad(load: () => Promise<unknown>, watched: string | undefined): Loading {
  const [again] = useState(comeAgain)
  const { state, reload } = useReload(load, again)
  const shown = useShown()
  usePullDownRefresh(() => {
    void reload().then(() => Taro.stopPullDownRefresh())
  })
  useEffect(() => {
    if (!shown || !watched) return
    again.show()
    void reload()
    const stops = [watch(watched), onRefresh(() => void reload())]
    return () => {
      again.hide()
      for (const stop of stops) stop()
    }
  }, [shown, watched, reload, again])
  return { ...state, reload: () => void reload() }
}

/** How the last fetch went, and a `reload` that is one and the same as long as the page lives. */
function useReload(load: () => Promise<unknown>, again: ReturnType<typeof comeAgain>) {
  const [state, setState] = useState<Omit<Loading, 'reload'>>({ ready: false })
  const latest = useRef(load)
  latest.current = load
  const reload = useRef(async () => {
    again.stop()
    try {
      await latest.current()
      change({ online: true })
      setState({ ready: true })
    } catch (error) {
      if (error instanceof Refused) setState({ ready: true, problem: error.message, refused: error })
      else setState((now) => ({ ...now, problem: common.noAnswer }))
      // a busy server names the moment to come again
      if (error instanceof Unreachable && error.waitMs > 0) again.after(error.waitMs, () => void reload())
    }
  }).current
  return { state, reload }
}

/** Is the page on the screen? */
export function useShown(): boolean {
  const [shown, setShown] = useState(true)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  return shown
}
