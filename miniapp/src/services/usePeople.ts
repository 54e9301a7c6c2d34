import { useEffect, useState } from 'react'
import { type AreaStep, loadPeople, type StaffPerson } from './staff'
import { useFetched } from './useFetched'

/** A pause in typing after which the letters are looked up, in ms. */
const TYPED_MS = 300

/** The people of an area whose name begins with what was typed, a page at a time: `people` = nobody known yet when missing, `more` fetches the next page. */
export function usePeople(area: AreaStep['path'], typed: string) {
  const name = useRested(typed.trim())
  const key = `${area} ${name}`
  const { value, problem } = useFetched(() => loadPeople(area, name), key)
  const [later, setLater] = useState<{ key: string; items: StaffPerson[]; next?: string }>()
  const mine = later?.key === key ? later : undefined
  const next = mine ? mine.next : value?.next
  const more = async () => {
    const page = await loadPeople(area, name, next)
    setLater((now) => {
      // a second tap on the same page adds nobody twice
      const before = now?.key === key ? now : undefined
      return (before ?? value)?.next === next ? { key, ...page, items: [...(before?.items ?? []), ...page.items] } : now
    })
  }
  const people = value && [...value.items, ...(mine?.items ?? [])]
  // without a network the button stays, to be tapped again
  return { people, problem, ...(next && { more: () => void more().catch(() => undefined) }) }
}

/** What was typed, once the fingers rest. */
function useRested(typed: string): string {
  const [rested, setRested] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed), TYPED_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return rested
}
