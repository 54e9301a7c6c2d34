import { rulesWords as words } from '../words/rules'
import type { Numbers } from './rules'

type Row = { id: keyof typeof words.rows; unit: keyof typeof words.units; least: number; most: number }
/** One number of the rules, in the unit it is said in. `fraction` = parts of its unit are allowed. */
export type NumberRow = Row & {
  kind: 'number'
  fraction?: boolean
  read: (numbers: Numbers) => number
  write: (numbers: Numbers, value: number) => Partial<Numbers>
}
/** Several numbers, each greater than the one before. */
export type ListRow = Row & {
  kind: 'list'
  read: (numbers: Numbers) => readonly number[]
  write: (numbers: Numbers, values: number[]) => Partial<Numbers>
}
export type RuleRow = NumberRow | ListRow

type Plain = { [F in keyof Numbers]: Numbers[F] extends number ? F : never }[keyof Numbers]
type Id = keyof typeof words.rows
const plain = (id: Id & Plain, unit: Row['unit'], least: number, most: number, fraction?: boolean): NumberRow => ({
  ...{ kind: 'number', id, unit, least, most, fraction: fraction ?? false },
  read: (numbers) => numbers[id],
  write: (_, value) => ({ [id]: value }),
})

type Shares<F extends keyof Numbers> = {
  [K in keyof Numbers[F]]: Numbers[F][K] extends number ? K : never
}[keyof Numbers[F]]
/** A share of a time limit, said in percent with one decimal: what was 2/3 is 66.7 until somebody writes another. */
const share = <F extends 'respondSteps' | 'closeSteps'>(
  id: Id,
  field: F,
  part: Shares<F>,
  most: number,
): NumberRow => ({
  ...{ kind: 'number', id, unit: 'percent', least: 5, most, fraction: true },
  read: (numbers) => Math.round((numbers[field][part] as number) * 1000) / 10,
  write: (numbers, value) => ({ [field]: { ...numbers[field], [part]: value / 100 } }),
})

const ceiling = (id: 'respondMinutes' | 'closeHours', unit: Row['unit'], most: number): NumberRow => ({
  ...{ kind: 'number', id, unit, least: 1, most },
  read: (numbers) => numbers.ceiling[id],
  write: ({ ceiling: now }, value) => ({ ceiling: { ...now, [id]: value } }),
})

/** The numbers of a district as they are read and changed, in the bounds of the server's own (`policyApi`). */
export const ruleRows: Readonly<Record<keyof typeof words.groups, readonly RuleRow[]>> = {
  limits: [
    ceiling('respondMinutes', 'minutes', 1440),
    ceiling('closeHours', 'hours', 8760),
    plain('urgeHours', 'hours', 0.25, 72, true),
    plain('placeUnknownMinutes', 'minutes', 1, 60, true),
    plain('autoCloseHours', 'hours', 1, 720, true),
    plain('reopenDays', 'days', 1, 90),
    plain('addAfterCloseDays', 'days', 0, 90),
    plain('holdDaysMost', 'days', 1, 730),
  ],
  people: [
    plain('cascadeSeconds', 'seconds', 15, 900),
    plain('openJobsCap', 'jobs', 1, 50),
    {
      kind: 'list',
      id: 'radiiMetres',
      unit: 'metres',
      least: 100,
      most: 20_000,
      read: ({ radiiMetres }) => radiiMetres,
      write: (_, radiiMetres) => ({ radiiMetres }),
    },
    plain('loadPenaltyMetres', 'metres', 0, 5000),
    plain('positionFreshMinutes', 'minutes', 1, 240),
  ],
  unanswered: [
    share('first', 'respondSteps', 'first', 95),
    share('pool', 'respondSteps', 'pool', 95),
    share('alert', 'respondSteps', 'alert', 99),
    {
      kind: 'list',
      id: 'breach',
      unit: 'times',
      least: 1,
      most: 100,
      read: ({ respondSteps }) => respondSteps.breach,
      write: ({ respondSteps }, breach) => ({ respondSteps: { ...respondSteps, breach } }),
    },
  ],
  closing: [
    share('remind', 'closeSteps', 'remind', 99),
    share('closeAlert', 'closeSteps', 'alert', 99),
    {
      kind: 'number',
      id: 'repeatHours',
      unit: 'hours',
      least: 1,
      most: 168,
      fraction: true,
      read: ({ closeSteps }) => closeSteps.repeatHours,
      write: ({ closeSteps }, repeatHours) => ({ closeSteps: { ...closeSteps, repeatHours } }),
    },
  ],
}

/** What a row says of these numbers: 「15 分钟」, 「500、1000、2000、4000 米」. */
export function rowText(row: RuleRow, numbers: Numbers): string {
  const value = row.kind === 'list' ? row.read(numbers).join('、') : row.read(numbers)
  const unit = words.units[row.unit]
  return unit.startsWith('%') ? `${value}${unit}` : `${value} ${unit}`
}

/** What somebody wrote for a row, as the change it is; or the sentence that says what is wrong with it. */
export function readRow(
  row: RuleRow,
  numbers: Numbers,
  written: string,
): { change: Partial<Numbers> } | { problem: string } {
  const { least, most } = row
  const values = written
    .trim()
    .split(/[\s,，、]+/u)
    .map(Number)
  const inside = values.every((value) => value >= least && value <= most)
  if (row.kind === 'list') {
    const rising = values.every((value, at) => at === 0 || value > (values[at - 1] ?? 0))
    return inside && rising ? { change: row.write(numbers, values) } : { problem: words.ascending(least, most) }
  }
  const [value = Number.NaN] = values
  const whole = row.fraction || Number.isInteger(value)
  if (written.trim() !== '' && values.length === 1 && inside && whole) return { change: row.write(numbers, value) }
  return { problem: row.fraction ? words.range(least, most) : words.wholeRange(least, most) }
}
