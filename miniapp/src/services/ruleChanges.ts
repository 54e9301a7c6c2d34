import { skillLabel } from '@jinlin/domain/words/skills'
import { dutyWords } from '../words/duty'
import { rulesWords as words } from '../words/rules'
import { rowText, ruleRows } from './ruleRows'
import type { Numbers } from './rules'

/** When the night of a district is: 「22:00–次日 07:00」. */
export const nightText = ({ night }: Numbers): string =>
  night ? `${night.from}–${night.to < night.from ? dutyWords.nextDay(night.to) : night.to}` : words.noNight

/** The trades nobody may be sent for without a paper. */
export const papersText = ({ certifiedSkills }: Numbers): string =>
  certifiedSkills.length > 0 ? certifiedSkills.map(skillLabel).join('、') : words.none

/** Every number that is another one now: what it is called, what it was, what it is. */
export function ruleChanges(before: Numbers, after: Numbers): { label: string; before: string; after: string }[] {
  const said = (numbers: Numbers) => [
    ...Object.values(ruleRows)
      .flat()
      .map((row) => ({ label: words.rows[row.id], value: rowText(row, numbers) })),
    { label: words.rows.night, value: nightText(numbers) },
    { label: words.rows.certifiedSkills, value: papersText(numbers) },
  ]
  const now = said(after)
  return said(before).flatMap(({ label, value }, at) => {
    const then = now[at]?.value ?? value
    return then === value ? [] : [{ label, before: value, after: then }]
  })
}
