import { useReachBottom } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { usePhone } from '../../services/phone'
import { useLoad, useShown } from '../../services/useLoad'
import { type DueCase, loadDue, loadFigures, type WatchFigures } from '../../services/watch'

const EVERY_MS = 5_000
/** Several cases may move in one breath; the board is asked once for them. */
const AFTER_PUSH_MS = 500
const PAGE = 50

type Board = { area: string; figures: WatchFigures; due: DueCase[]; more: boolean }

/** The board of an area while it is on the screen: fetched every 5 s, and half a second after the live line told of a case. `more` shows the next page. */
export function useWatch(area: string) {
  const [board, setBoard] = useState<Board>()
  const count = useRef(PAGE)
  const loading = useLoad(async () => {
    if (!area) return
    const [figures, { items, more }] = await Promise.all([loadFigures(area), loadDue(area, count.current)])
    setBoard({ area, figures, due: items, more })
  }, 'me')
  useFresh(area, loading.reload)
  const more = () => {
    count.current += PAGE
    loading.reload()
  }
  const now = board?.area === area ? board : undefined
  useReachBottom(() => now?.more && more())
  return { board: now, loading, ...(now?.more && { more }) }
}

/** Asks again every 5 s, when a case moved, and when another area is looked at. */
function useFresh(area: string, reload: () => void) {
  const shown = useShown()
  const { cases } = usePhone()
  const latest = useRef(reload)
  latest.current = reload
  const first = useRef(true)
  useEffect(() => {
    if (!shown) return
    const timer = setInterval(() => latest.current(), EVERY_MS)
    return () => clearInterval(timer)
  }, [shown])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a case that moved and another area are the reasons
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    if (!shown) return
    const timer = setTimeout(() => latest.current(), AFTER_PUSH_MS)
    return () => clearTimeout(timer)
  }, [cases, area])
}
