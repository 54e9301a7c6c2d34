import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { useEffect, useRef, useState } from 'react'
import { loadCase } from '../../services/load'
import { usePhone } from '../../services/phone'
import { useLoad } from '../../services/useLoad'
import { type Explanation, loadWhy } from '../../services/why'

/** A case and why it stands where it stands; both anew whenever the case moves. */
export function useWhy(id: string) {
  const found: PresentedCase | undefined = usePhone().cases[id]
  const [why, setWhy] = useState<Explanation>()
  const loading = useLoad(async () => {
    const [explained] = await Promise.all([loadWhy(id), loadCase(id)])
    setWhy(explained)
  }, id)
  const version = found?.version
  const seen = useRef(version)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a case that moved is another thing to explain
  useEffect(() => {
    const before = seen.current
    seen.current = version
    if (before !== undefined && version !== before) loading.reload()
  }, [version])
  return { found, why, loading }
}
