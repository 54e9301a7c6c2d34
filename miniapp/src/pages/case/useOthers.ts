import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { useState } from 'react'
import { findOthers, loadOthers } from '../../services/others'
import { usePhone } from '../../services/phone'
import { areasAround } from '../../services/staff'
import { useFetched } from '../../services/useFetched'

/** What a case could go into: looked for in an area around it that the viewer answers for, and by a few letters. */
export function useOthers(found: PresentedCase) {
  const { me } = usePhone()
  const areas = areasAround(found, me?.roles ?? [])
  const [area, setArea] = useState(areas[0]?.path ?? found.place.areaPath)
  const [words, setWords] = useState('')
  const { value, problem } = useFetched(() => loadOthers(area), area)
  const others = findOthers(value ?? [], found, words)
  return { areas, area, setArea, words, setWords, others, fetched: value !== undefined, problem }
}
