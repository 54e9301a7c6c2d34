import type { Policy } from '@jinlin/domain/dispatch/policy'
import { firstPolicy } from './firstPolicy'
import type { PolicyRecord } from './PolicyModel'

/** The record of a version, as set up by the machine; with the holidays of its day, which releases before 0.3 read from it (decision 020). */
export const policyRecord = (countyCode: string, policy: Policy, now: Date): PolicyRecord => ({
  _id: `${countyCode}-${policy.version}`,
  countyCode,
  version: policy.version,
  policy,
  at: now,
})

/**
 * The policy of a record. A number that was added after it was stored has its default; the holidays are those the library knows now, whatever older
 * records kept of them.
 */
export function wholePolicy({ policy }: Pick<PolicyRecord, 'policy'>): Policy {
  const first = firstPolicy()
  return { ...first, ...policy, calendar: { ...first.calendar, hours: policy.calendar.hours } }
}
