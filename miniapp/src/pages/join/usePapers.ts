import { dayOf } from '@jinlin/domain/clocks/shanghai'
import { useState } from 'react'
import { serverNow } from '../../services/clock'
import { say } from '../../services/go'
import { papersOf } from '../../services/papers'
import { problemText } from '../../services/tellProblem'
import { join as words } from '../../words/join'
import { putPapers, type TeamRow } from './team'

type Days = Record<string, string | undefined>

/** The last day of each trade's paper while it is being set, none where there is no paper. `keep` sends them all, or says why not; a day that is over is only kept where it was there before. */
export function usePapers(row: TeamRow, onKept: (row: TeamRow) => void) {
  const now = serverNow()
  const today = dayOf(new Date(now))
  const [before] = useState<Days>(() => Object.fromEntries(papersOf(row, now).map(({ skill, day }) => [skill, day])))
  const [days, setDays] = useState(before)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const choose = (skill: string, day: string | undefined) => {
    const over = day !== undefined && day < today
    setProblem(over ? words.paperPast : undefined)
    if (!over) setDays((all) => ({ ...all, [skill]: day }))
  }
  const keep = async () => {
    if (busy) return
    setBusy(true)
    try {
      const kept = await putPapers(row.id, listOf(days))
      say(words.papersKept)
      onKept(kept)
    } catch (error) {
      setProblem(problemText(error))
      setBusy(false)
    }
  }
  return { days, today, problem, busy, choose, keep: () => void keep() }
}

const listOf = (days: Days) => Object.entries(days).flatMap(([skill, until]) => (until ? [{ skill, until }] : []))
