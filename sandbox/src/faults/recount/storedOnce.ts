import type { Case } from '@jinlin/domain/cases/case'
import type { AckedCommand, AckedReport, Violation } from './evidence'

const violation = (kind: 'lost' | 'doubled', subject: string, what: string): Violation => ({
  rule: 'I1',
  kind,
  subject,
  what,
})

const byKey = (cases: readonly Case[]): Map<string, Case[]> => {
  const found = new Map<string, Case[]>()
  for (const each of cases) found.set(each.key, [...(found.get(each.key) ?? []), each])
  return found
}

function wrongReport({ key, caseId }: AckedReport, stored: readonly Case[]): Violation[] {
  if (!stored.some(({ _id }) => _id === caseId))
    return [violation('lost', caseId, `acknowledged under the key ${key}, not stored`)]
  return stored.length > 1 ? [violation('doubled', caseId, `${stored.length} cases under the key ${key}`)] : []
}

function wrongCommand({ key, caseId, command }: AckedCommand, found: Case | undefined): Violation[] {
  const entries = found?.timeline.filter(({ commandId }) => commandId === key) ?? []
  if (entries.length === 0) return [violation('lost', caseId, `${command} was acknowledged under ${key}, not written`)]
  return entries.length > 1 ? [violation('doubled', caseId, `${command} written ${entries.length} times`)] : []
}

/** I1: whatever was acknowledged is stored, once for its key; the same for commands, by their keys in the timeline. */
export function storedOnce(
  reports: readonly AckedReport[],
  commands: readonly AckedCommand[],
  cases: readonly Case[],
): Violation[] {
  const keyed = byKey(cases)
  const byId = new Map(cases.map((each) => [each._id, each]))
  return [
    ...reports.flatMap((each) => wrongReport(each, keyed.get(each.key) ?? [])),
    ...commands.flatMap((each) => wrongCommand(each, byId.get(each.caseId))),
  ]
}
