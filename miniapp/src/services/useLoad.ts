import Taro, { useDidHide, useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { common } from '../words/common'
import { Refused, Unreachable } from './api'
import { comeAgain } from './comeAgain'
import { onRefresh, watch } from './live'
import { change } from './phone'

/** `ready` = fetched once since the page opened; `problem` is a sentence, cached content stays below it. */
export type Loading = { ready: boolean; problem?: string; refused?: Refused; reload: () => void }

/** A server that restarts is back within this: until then what the page shows stays as it is. */
const PATIENCE_MS = 4000
/** So long after a call that had no answer the next one is made. */
const SOON_MS = 1500

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
  const since = useRef<number | undefined>(undefined)
  const reload = useRef(async () => {
    again.stop()
    try {
      await latest.current()
      since.current = undefined
      change({ online: true })
      setState({ ready: true })
    } catch (error) {
      if (error instanceof Refused) {
        since.current = undefined
        return setState({ ready: true, problem: error.message, refused: error })
      }
      since.current ??= Date.now()
      const patient = Date.now() - since.current < PATIENCE_MS
      setState((now) => (patient && now.ready ? now : { ...now, problem: common.noAnswer }))
      // a busy server names the moment to come again; one that restarts is asked soon, one that stays away by the live line's pace
      const soon = patient ? SOON_MS * (0.8 + Math.random() * 0.4) : 0
      const wait = error instanceof Unreachable ? error.waitMs || soon : 0
      if (wait > 0) again.after(wait, () => void reload())
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
