import { useEffect, useState } from 'react'
import {
  type District,
  loadDistricts,
  loadRules,
  loadVersions,
  type Numbers,
  type Rules,
  type RulesRecord,
} from '../../services/rules'
import { usePages } from '../../services/usePages'

type Known = { code: string; rules: Rules; versions: RulesRecord[] }

/** The districts somebody reads the rules of, and of the chosen one the rules with the versions there have been. `watched` = fetched at all. */
export function useRules(watched: boolean) {
  const [districts, setDistricts] = useState<District[]>()
  const [chosen, setChosen] = useState<string>()
  const [known, setKnown] = useState<Known>()
  const loading = usePages(
    async (cursor) => {
      const all = districts ?? (await loadDistricts())
      setDistricts(all)
      const code = chosen ?? all[0]?.code
      if (!code) return undefined
      const [page, rules] = await Promise.all([loadVersions(code, cursor), loadRules(code)])
      setKnown((before) => ({ code, rules, versions: [...(cursor ? (before?.versions ?? []) : []), ...page.items] }))
      return page.nextCursor ?? undefined
    },
    watched ? 'me' : undefined,
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: another district is another page to fetch
  useEffect(() => {
    if (chosen) loading.reload()
  }, [chosen])
  const district = districts?.find(({ code }) => code === (chosen ?? districts[0]?.code))
  const here = known?.code === district?.code ? known : undefined
  return { districts: districts ?? [], district, here, choose: setChosen, loading }
}

/** What is to become different, which nobody but this page knows yet. */
export function useChanges() {
  const [changes, setChanges] = useState<Partial<Numbers>>({})
  const change = (more: Partial<Numbers>) => setChanges((before) => ({ ...before, ...more }))
  return { changes, change, undo: () => setChanges({}) }
}
