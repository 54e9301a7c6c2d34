import type { Case, CommandName, TimelineEntry } from '@jinlin/domain/cases/case'
import type { AckedCommand, Violation } from './evidence'

const winning: readonly CommandName[] = ['accept', 'claim', 'assign']
const held = ['accepted', 'in_progress', 'on_hold', 'resolved'] as const

const wrong = (found: Case, what: string): Violation => ({ rule: 'I3', kind: 'winners', subject: found._id, what })

const isWin = ({ command }: TimelineEntry) => winning.includes(command)

function twoInTurn(found: Case): Violation[] {
  const wins = new Map<number, TimelineEntry[]>()
  for (const entry of found.timeline.filter(isWin)) wins.set(entry.turn, [...(wins.get(entry.turn) ?? []), entry])
  return [...wins].flatMap(([turn, entries]) =>
    entries.length > 1
      ? [wrong(found, `turn ${turn} was won by ${entries.map(({ by }) => by.userId).join(' and ')}`)]
      : [],
  )
}

function wrongAssignee(found: Case): Violation[] {
  if (!held.some((state) => state === found.state)) return []
  const winner = found.timeline.filter((entry) => isWin(entry) && entry.turn === found.turn).at(-1)
  const userId = winner?.change.assignee?.userId
  if (winner && userId === found.assignee?.userId) return []
  return [wrong(found, `${found.assignee?.userId ?? 'nobody'} has it, ${userId ?? 'nobody'} won turn ${found.turn}`)]
}

/** Everybody who was told that they had won, held against who has. */
function wronglyTold(found: Case, told: readonly AckedCommand[]): Violation[] {
  return told.flatMap(({ command, key }) => {
    const entry = found.timeline.find(({ commandId }) => commandId === key)
    return entry && isWin(entry) ? [] : [wrong(found, `${command} ${key} was answered with yes, and won nothing`)]
  })
}

/** I3: a turn has at most one winner, whoever has the case is the winner of its turn, and nobody else was told to have won. */
export function oneWinner(cases: readonly Case[], commands: readonly AckedCommand[]): Violation[] {
  const told = new Map<string, AckedCommand[]>()
  for (const each of commands.filter(({ command }) => winning.some((name) => name === command)))
    told.set(each.caseId, [...(told.get(each.caseId) ?? []), each])
  return cases.flatMap((found) => [
    ...twoInTurn(found),
    ...wrongAssignee(found),
    ...wronglyTold(found, told.get(found._id) ?? []),
  ])
}
