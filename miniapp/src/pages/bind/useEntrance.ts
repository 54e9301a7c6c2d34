import type { PresentedEntrance } from '@jinlin/domain/groups/presentedGroup'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { Refused } from '../../services/api'
import { canScan } from '../../services/canScan'
import { loadEntrance, readSign, scanSign } from '../../services/homes'
import { common } from '../../words/common'
import { bindWords as words } from '../../words/group'

/** `again` = what to try once more, where no answer came. */
type State = { entrance?: PresentedEntrance; problem?: string; again?: () => void; busy?: boolean; choosing?: boolean }

/** The entrance the page was opened for, or one scanned or picked since; else a sentence why there is none. `choose` drops it and picks anew. */
export function useEntrance() {
  const { params } = useRouter()
  const [state, setState] = useState<State>({})
  const settle = async (fetch: () => Promise<PresentedEntrance>) => {
    setState({ busy: true })
    try {
      setState({ entrance: await fetch() })
    } catch (error) {
      if (error instanceof Refused) setState({ problem: canScan() ? words.badCode : words.badCodeHere })
      else setState({ problem: common.notFetched, again: () => void settle(fetch) })
    }
  }
  const pick = (id: string) => void settle(() => loadEntrance(id))
  const scan = async () => {
    const text = await scanSign()
    if (text) await settle(() => readSign(text))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the page was opened with, once
  useEffect(() => {
    const { entrance, scene, scan: atOnce } = params
    if (entrance) void settle(() => loadEntrance(decodeURIComponent(entrance)))
    else if (scene) void settle(() => readSign(decodeURIComponent(scene)))
    else if (atOnce && canScan()) void scan()
  }, [])
  return { ...state, pick, scan: () => void scan(), choose: () => setState({ choosing: true }) }
}
