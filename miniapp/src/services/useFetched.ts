import { useEffect, useState } from 'react'
import { common } from '../words/common'
import { Refused } from './api'

/** What a sheet needs before it can offer anything: nothing yet, the list, or a sentence why not. Fetched anew when `key` changes. */
export function useFetched<T>(fetch: () => Promise<T>, key: string): { value?: T; problem?: string } {
  const [state, setState] = useState<{ key: string; value?: T; problem?: string }>({ key })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is fetched
  useEffect(() => {
    let gone = false
    const settle = (patch: { value?: T; problem?: string }) => gone || setState({ key, ...patch })
    fetch().then(
      (value) => settle({ value }),
      (error) => settle({ problem: error instanceof Refused ? error.message : common.noAnswer }),
    )
    return () => {
      gone = true
    }
  }, [key])
  return state.key === key ? state : {}
}
