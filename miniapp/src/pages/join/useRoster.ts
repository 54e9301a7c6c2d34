import { useState } from 'react'
import { Refused } from '../../services/api'
import { say } from '../../services/go'
import { problemText } from '../../services/tellProblem'
import { useFetched } from '../../services/useFetched'
import { join as words } from '../../words/join'
import { hasRoster, idOf, loadRoster, putRoster, type Roster, type RosterPerson, type RosterPlace } from './roster'

/** Somebody of a place: `turn` = as which of those who are asked, from 1; none where the roster does not name them. */
export type RosterRow = RosterPerson & { turn?: number }

/**
 * The roster of a place while it is being set. `toggle` names somebody last, or no more; `sooner` lets them change places with whoever comes before. `keep` sends the
 * whole order, or says why not: what did not reach the server stays as it is, what was refused gives way to what the server has now.
 */
export function useRoster(place: RosterPlace, onKept: () => void) {
  const [round, setRound] = useState(0)
  const key = `${idOf(place)} ${round}`
  const { value: roster, problem } = useFetched(async () => (hasRoster(place) ? loadRoster(place) : undefined), key)
  const [edit, setEdit] = useState<{ key: string; order: string[] }>()
  const again = () => setRound((now) => now + 1)
  const keeping = useKeeping(place, onKept, again)
  const order = edit?.key === key ? edit.order : (roster?.named.map(({ userId }) => userId) ?? [])
  const change = (next: string[]) => {
    keeping.forget()
    setEdit({ key, order: next })
  }
  return {
    rows: roster && rowsOf(roster, order),
    problem: keeping.problem ?? problem,
    busy: keeping.busy,
    toggle: (id: string) => change(order.includes(id) ? order.filter((each) => each !== id) : [...order, id]),
    sooner: (id: string) => change(soonerBy(order, id)),
    again,
    keep: () => void (roster && keeping.keep({ userIds: order, version: roster.version })),
  }
}

/** Sends an order, one at a time; why the last one for this place was not kept. */
function useKeeping(place: RosterPlace, onKept: () => void, onRefused: () => void) {
  const [said, setSaid] = useState<{ of: string; problem: string }>()
  const [busy, setBusy] = useState(false)
  const keep = async (body: { userIds: string[]; version: number }) => {
    if (busy) return
    setBusy(true)
    try {
      await putRoster(place, body)
      say(words.rosterKept)
      onKept()
    } catch (error) {
      setSaid({ of: idOf(place), problem: problemText(error) })
      setBusy(false)
      if (error instanceof Refused) onRefused()
    }
  }
  return { busy, keep, problem: said?.of === idOf(place) ? said.problem : undefined, forget: () => setSaid(undefined) }
}

/** Those named, in order, then the others. */
function rowsOf({ named, others }: Roster, order: readonly string[]): RosterRow[] {
  const all = [...named, ...others]
  const turnOf = (id: string) => order.indexOf(id) + 1
  const first = all.filter(({ userId }) => turnOf(userId) > 0).map((each) => ({ ...each, turn: turnOf(each.userId) }))
  return [...first.sort((a, b) => a.turn - b.turn), ...all.filter(({ userId }) => turnOf(userId) === 0)]
}

function soonerBy(order: readonly string[], id: string): string[] {
  const rest = order.filter((each) => each !== id)
  const at = Math.max(0, order.indexOf(id) - 1)
  return [...rest.slice(0, at), id, ...rest.slice(at)]
}
