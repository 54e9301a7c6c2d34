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
  const round = useRef(0)
  const loading = useLoad(async () => {
    if (!area) return
    round.current += 1
    const mine = round.current
    const [figures, { items, more }] = await Promise.all([loadFigures(area), loadDue(area, count.current)])
    // an answer that a newer question has overtaken shows what was
    if (mine === round.current) setBoard({ area, figures, due: items, more })
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

/** Asks again every 5 s, when a case moved, and at once when another area is looked at. */
function useFresh(area: string, reload: () => void) {
  const shown = useShown()
  const { cases } = usePhone()
  const latest = useRef(reload)
  latest.current = reload
  useEffect(() => {
    if (!shown) return
    const timer = setInterval(() => latest.current(), EVERY_MS)
    return () => clearInterval(timer)
  }, [shown])
  useChanged(area, 0, () => latest.current())
  useChanged(cases, AFTER_PUSH_MS, () => shown && latest.current())
}

/** Runs so many ms after the value has become another one, and for the last of several in that time. */
function useChanged(value: unknown, ms: number, run: () => void) {
  const before = useRef(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the value is the reason, not what is run
  useEffect(() => {
    if (before.current === value) return
    before.current = value
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  }, [value])
}
