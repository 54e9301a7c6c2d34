import type { PresentedCase, Tasks } from '@jinlin/domain/cases/presentedCase'
import type { ApiClient } from './apiClient'

/** The lists on a phone's screen: fetched at a moment within so many seconds; a server that asks to come again is obeyed. */
export function taskLists(api: ApiClient, onCase: (found: PresentedCase) => void) {
  let again: NodeJS.Timeout | undefined
  const within = (most: number, least = 0, first?: () => void): void => {
    clearTimeout(again)
    again = setTimeout(
      () => {
        first?.()
        refresh().catch(() => {})
      },
      1000 * (least + Math.random() * (most - least)),
    )
  }
  const refresh = async (): Promise<void> => {
    const { data, retryAfter } = await api.get<Tasks>('/api/me/tasks')
    if (!data && retryAfter) within(retryAfter, retryAfter)
    for (const found of [...(data?.offers ?? []), ...(data?.active ?? []), ...(data?.pool ?? [])]) onCase(found)
  }
  return { within, stop: () => clearTimeout(again) }
}
