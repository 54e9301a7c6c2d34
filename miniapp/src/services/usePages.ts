import { useReachBottom } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { Refused } from './api'
import { type Loading, useLoad } from './useLoad'

/** `more` fetches the next page; absent at the end of the list. */
export type Pages = Loading & { more?: () => void }

/** A list by pages: the first at each refresh, the next when the end of the page is reached. `load` takes a cursor and returns the next. A refresh forgets the cursor, for it may be of another list. */
export function usePages(load: (cursor?: string) => Promise<string | undefined>, watched: string | undefined): Pages {
  const cursor = useRef<string | undefined>(undefined)
  const round = useRef(0)
  const [left, setLeft] = useState(false)
  const page = async (from?: string) => {
    // an answer that a newer refresh has overtaken says nothing about where the list goes on
    if (!from) {
      round.current += 1
      cursor.current = undefined
    }
    const mine = round.current
    const next = await load(from)
    if (mine !== round.current) return
    cursor.current = next
    setLeft(next !== undefined)
  }
  const loading = useLoad(() => page(), watched)
  const more = () => {
    const from = cursor.current
    if (!from) return
    cursor.current = undefined
    const mine = round.current
    void page(from).catch((error: unknown) => {
      if (mine !== round.current) return
      // a cursor that is taken no more would be refused each time
      if (error instanceof Refused) loading.reload()
      else cursor.current = from
    })
  }
  useReachBottom(more)
  return { ...loading, ...(left ? { more } : {}) }
}
